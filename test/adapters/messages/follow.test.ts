import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message as Stored } from '#adapters/dynamodb/message-types.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import { sendDue } from '#adapters/messages/deliver.ts';
import type { Channel, Message } from '#adapters/messages/port.ts';
import { goRound } from '#adapters/messages/round.ts';
import { editCloses, examOf } from '../../domain/support/builders.ts';
import { creation, pendingState } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

const hour = 3_600_000;
const exam = examOf();
const { examId } = exam;
let started: TestStore;
let store: Store;

beforeAll(async () => {
  started = await startStore();
  store = started.store;
  await store.putExam(exam, undefined, { by: 'office', at: 0 });
  for (const id of ['rejected', 'waiting']) {
    const state = { ...pendingState(id), examId };
    const rejected = { ...state.qualification, status: 'rejected' as const };
    const own = id === 'rejected' ? { ...state, qualification: rejected } : state;
    await store.createApplication(creation(id, { state: own, idNumber: id }));
  }
}, 60_000);
afterAll(() => started?.engine.stop());

const go = (now: number, changed = exam) => goRound(store, changed, now, () => true);
const log = async (): Promise<Stored[]> => (await store.listMessages(examId, 100)).items;
const events = async () => (await log()).map(({ applicationId, event }) => [applicationId, event]);

const channel = (outcome: 'sent' | 'down' | 'refused') => {
  const asked: Message[] = [];
  const send: Channel['send'] = async (message) => {
    asked.push(message);
    if (outcome === 'down') throw new Error('503');
    return outcome === 'refused' ? { outcome, why: 'blocked-number' } : { outcome: 'sent' };
  };
  return { asked, name: 'test', send };
};
const run = (to: Channel, now: number) => sendDue(store, to, now, () => true);

it('reminds those whose own step is open, once for each of 72, 24 and 3 hours', async () => {
  expect(await go(editCloses - 73 * hour)).toBe(0);
  for (const before of [72, 71, 24, 23, 3, 2]) await go(editCloses - before * hour);
  expect(await events()).toEqual(
    [3, 24, 72].map((hours) => ['rejected', `reminder-edit-${hours}`]),
  );
  expect(await go(editCloses + 1)).toBe(0);
}, 30_000);

it('a round that stopped goes on from its cursor and tells nobody twice', async () => {
  let pages = 0;
  const now = editCloses - 2 * hour;
  await goRound(store, exam, now, () => ++pages <= 3);
  expect((await store.loadRound(examId)).cursor).toBeDefined();
  expect(await go(now)).toBe(0);
  expect((await store.loadRound(examId)).cursor).toBeUndefined();
}, 30_000);

it('a vendor that is down gets it again later, one that refuses does not', async () => {
  const [last] = await log();
  const now = last?.at ?? 0;
  const down = channel('down');
  expect(await run(down, now)).toMatchObject({ again: 3, sent: 0 });
  expect(await run(channel('sent'), now + 1000)).toMatchObject({ sent: 0, again: 0 });
  const well = channel('sent');
  expect(await run(well, now + hour)).toMatchObject({ sent: 3 });
  expect(well.asked.map(({ key }) => key).toSorted()).toEqual(
    down.asked.map(({ key }) => key).toSorted(),
  );
  expect(well.asked[0]).toMatchObject({ to: { phone: '13800000000' }, template: 'reminder-edit' });

  // Sent again by a person: a message of its own for the vendor; once, however often it is asked.
  const [sent] = (await log()) as [Stored];
  expect(await store.resendMessage(sent, now + 2 * hour)).toBe('queued');
  expect(await store.resendMessage(sent, now + 2 * hour)).toBe('conflict');
  const refuses = channel('refused');
  expect(await run(refuses, now + 2 * hour)).toMatchObject({ failed: 1 });
  expect(well.asked.map(({ key }) => key)).not.toContain(refuses.asked[0]?.key);
  expect((await log())[0]).toMatchObject({ status: 'failed', why: 'blocked-number', resends: 1 });
}, 30_000);

it('a reminder is not sent after its close', async () => {
  const moved = examOf({
    version: 2,
    windows: { ...exam.windows, edit: { ...exam.windows.edit, closes: editCloses + 48 * hour } },
  });
  expect(await go(editCloses + 46 * hour, moved)).toBe(1);
  expect((await events())[0]).toEqual(['rejected', 'windows-changed']);
  expect(await go(editCloses + 46 * hour, moved)).toBe(1);
  const late = channel('sent');
  expect(await run(late, editCloses + 49 * hour)).toMatchObject({ sent: 0, failed: 2 });
  expect(late.asked).toEqual([]);
}, 30_000);
