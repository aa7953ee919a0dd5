import { afterAll, beforeAll, expect, it } from 'vitest';
import { capacity } from '#adapters/dynamodb/capacity.ts';
import type { Loaded } from '#adapters/dynamodb/types.ts';
import { applicant, capture, changed, creation, NOON, order } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test?.engine.stop());

const spent: Record<string, { wcu: number; rcu: number }> = {};
async function measured<T>(step: string, run: () => Promise<T>): Promise<T> {
  capacity.take();
  const result = await run();
  spent[step] = capacity.take();
  return result;
}

it('takes a journey through the store in at most 55 write units (performance.md, 6)', async () => {
  const { store } = test;
  const load = async () => (await store.loadApplication('APPLICATION0000000000000AB')) as Loaded;
  const id = 'APPLICATION0000000000000AB';
  await test.table.vault.seal('demo', 'warm', 0);
  await measured('save', () => store.createApplication(creation(id)));
  await measured('read', () => store.loadWhole(id));
  const edit = { ...changed(await load(), 'edited'), form: applicant };
  await measured('edit', () => store.commit(edit));
  const approved = { status: 'approved' as const, reasons: [], since: NOON, decidedAt: NOON };
  const approve = changed(await load(), 'approved', { qualification: approved });
  await measured('review', () => store.commit(approve));
  const note = { of: 'photo' as const, applicationId: id, uploadId: 'u', now: NOON, limit: 20 };
  await measured('sign', () => store.noteUpload(note));
  const pending = { status: 'pending' as const, reasons: [], sha256: 'a'.repeat(64), since: NOON };
  const photo = changed(await load(), 'photo-pending', { photo: pending });
  await measured('photo', () => store.commit(photo));
  const good = { ...pending, status: 'approved' as const };
  const approvePhoto = changed(await load(), 'photo-approved', { photo: good });
  await measured('photo review', () => store.commit(approvePhoto));
  const opened = order('GS170310ABCDEFGHJKMNPQRSTV', id);
  const opening = { ...changed(await load(), 'opened'), order: opened };
  await measured('order', () => store.openOrder(opening));
  const loaded = await load();
  const payment = { ...loaded.state.payment, status: 'paid' as const, transactionId: 'T1' };
  const facts = capture(opened.orderNumber, 'T1');
  const settlement = { ...changed(loaded, 'settled', { payment }), order: opened, now: NOON };
  await measured('settle', () => store.settle({ ...settlement, capture: facts }));
  const total = Object.values(spent).reduce((sum, { wcu }) => sum + wcu, 0);
  expect(total, JSON.stringify(spent)).toBeGreaterThan(0);
  expect(total, JSON.stringify(spent)).toBeLessThanOrEqual(55);
  expect(spent.read?.rcu).toBeLessThanOrEqual(2);
  if (process.env.PRINT_CAPACITY) console.log(total, spent);
});

it('limits uploads of a day and questions to the gateway', async () => {
  const note = (uploadId: string) =>
    test.store.noteUpload({ of: 'photo', applicationId: 'LIMIT', uploadId, now: NOON, limit: 2 });
  expect([await note('a'), await note('b'), await note('b'), await note('c')]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  const asked = order('GS170310ABCDEFGHJKMNPQRSTV', 'APPLICATION0000000000000AB');
  const ask = (seconds: number) => test.store.mayAsk(asked, NOON + seconds * 1000);
  expect([await ask(0), await ask(9), await ask(10)]).toEqual([true, false, true]);
  await test.store.noteSearch({ examId: 'demo', by: 'reviewer', now: NOON });
});
