import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBreak } from '#adapters/dynamodb/chain.ts';
import type { Loaded } from '#adapters/dynamodb/types.ts';
import { applicant, changed, creation, pendingState } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test?.engine.stop());

const load = async (id: string): Promise<Loaded> => {
  const loaded = await test.store.loadApplication(id);
  if (!loaded) throw new Error(`${id} is missing`);
  return loaded;
};

describe('createApplication', () => {
  it('makes exactly one of fifty at once with the same ID number', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) => test.store.createApplication(creation(`RACE${n}`))),
    );
    expect(results.filter((result) => result === 'created')).toHaveLength(1);
    expect(results.filter((result) => result === 'claimed')).toHaveLength(49);
    const claim = await test.store.findClaim('demo', applicant.idNumber);
    expect(claim).toEqual({
      applicationId: `RACE${results.indexOf('created')}`,
      attempt: 1,
      barred: [],
    });
  });

  it('knows a replay and gives back what was saved', async () => {
    const made = creation('REPLAY', { idNumber: '620102199001010048' });
    expect(await test.store.createApplication(made)).toBe('created');
    expect(await test.store.createApplication(made)).toBe('key-used');
    const loaded = await load('REPLAY');
    expect(loaded.state).toEqual(pendingState('REPLAY'));
    expect(loaded.head).toMatchObject({ bodyHash: 'body', formVersion: 1 });
    expect(await test.store.loadForm(loaded)).toEqual(applicant);
    expect(await test.store.findByRegistrationNumber('demo', 'RREPLAY')).toBe('REPLAY');
    expect(await test.store.findByRegistrationNumber('other', 'RREPLAY')).toBeUndefined();
  });

  it('takes over the claim of the attempt before, once', async () => {
    const idNumber = '620102199001010056';
    await test.store.createApplication(creation('FIRST', { idNumber }));
    const again = { idNumber, previousApplicationId: 'FIRST' };
    expect(await test.store.createApplication(creation('SECOND', again))).toBe('created');
    expect(await test.store.createApplication(creation('THIRD', again))).toBe('claimed');
    expect(await test.store.findClaim('demo', idNumber)).toMatchObject({
      applicationId: 'SECOND',
    });
  });
});

describe('commit', () => {
  it('lets one of ten changes of the same version win, and keeps the chain whole', async () => {
    const form = { ...applicant, idNumber: '620102199001010064' };
    await test.store.createApplication(creation('COMMIT', { form, idNumber: form.idNumber }));
    const loaded = await load('COMMIT');
    const results = await Promise.all(
      Array.from({ length: 10 }, () =>
        test.store.commit({ ...changed(loaded, 'edited'), form, barred: ['P9'] }),
      ),
    );
    expect(results.filter((result) => result === 'committed')).toHaveLength(1);
    expect(await test.store.findClaim('demo', form.idNumber)).toMatchObject({ barred: ['P9'] });
    const after = await load('COMMIT');
    expect(after.state.version).toBe(2);
    expect(after.head.formVersion).toBe(2);
    const history = await test.store.loadHistory('COMMIT');
    expect(history.map(({ version }) => version)).toEqual([1, 2]);
    expect(findBreak(history, after.head.auditHead)).toBeUndefined();
  });

  it('moves the claim with a corrected ID number, never onto somebody else', async () => {
    const [old, corrected] = ['620102199001010072', '620102199001010080'];
    await test.store.createApplication(creation('MOVE', { idNumber: old }));
    const form = { ...applicant, idNumber: corrected };
    const commit = async (idNumber: string) =>
      test.store.commit({
        ...changed(await load('MOVE'), 'corrected'),
        form: { ...form, idNumber },
      });
    expect(await commit(corrected)).toBe('committed');
    expect(await test.store.findClaim('demo', old)).toBeUndefined();
    expect(await test.store.findClaim('demo', corrected)).toMatchObject({ applicationId: 'MOVE' });
    expect(await commit(applicant.idNumber)).toBe('conflict');
  });
});

it('finds flipped, removed and cut entries', async () => {
  await test.store.createApplication(creation('CHAIN', { idNumber: '620102199001010099' }));
  for (const kind of ['a', 'b', 'c']) await test.store.commit(changed(await load('CHAIN'), kind));
  const entries = await test.store.loadHistory('CHAIN');
  const { auditHead } = (await load('CHAIN')).head;
  const flipped = entries.map((entry) => (entry.version === 2 ? { ...entry, at: 1 } : entry));
  expect(findBreak(entries, auditHead)).toBeUndefined();
  expect(findBreak(flipped, auditHead)).toBe(2);
  expect(findBreak(entries.toSpliced(1, 1), auditHead)).toBe(2);
  expect(findBreak(entries.slice(0, 3), auditHead)).toBe(4);
});

it('keeps nothing of a name, an ID number or a phone readable', async () => {
  const page = await test.table.document.send(new ScanCommand({ TableName: test.table.tableName }));
  const raw = JSON.stringify(page.Items, (_key, value) =>
    value?.type === 'Buffer' || value instanceof Uint8Array
      ? Buffer.from(value.data ?? value).toString('latin1')
      : value,
  );
  expect(page.Items?.length).toBeGreaterThan(10);
  for (const secret of [applicant.name, applicant.idNumber, applicant.phone, applicant.school])
    expect(raw).not.toContain(secret);
});
