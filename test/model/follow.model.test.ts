/**
 * Transitions of people by the real rules on the real engine, while the stream brings them to
 * figures and messages late, twice, out of order and with crashes: figures exact, each message once.
 * FOLLOW_TRANSITIONS (120), FOLLOW_SEED.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#adapters/dynamodb/types.ts';
import { checkFigures } from '#adapters/figures/check.ts';
import { countApplication } from '#adapters/figures/count.ts';
import { sendDue } from '#adapters/messages/deliver.ts';
import { queueForChange } from '#adapters/messages/queue.ts';
import { applicationOf, type ChangedItem, streamHandler } from '#adapters/streams.ts';
import { figuresOf } from '#domain/figures/figures.ts';
import { during } from '../domain/support/builders.ts';
import { startStore, type TestStore } from '../support/store.ts';
import { Feed, randomOf } from './follow/feed.ts';
import { byHand, exam, People } from './follow/people.ts';
import { Vendor } from './follow/vendor.ts';

const TRANSITIONS = Number(process.env.FOLLOW_TRANSITIONS ?? 120);
const SEED = Number(process.env.FOLLOW_SEED ?? 20170315);
const minute = 60_000;

let started: TestStore;
let store: Store;
beforeAll(async () => {
  started = await startStore();
  store = started.store;
  await store.putExam(exam, undefined, { by: 'office', at: 0 });
}, minute);
afterAll(() => started?.engine.stop());

const random = randomOf(SEED);

/** The handler's process dies before its work, or after it and before anybody hears of it. */
const mortal = (work: (item: ChangedItem) => Promise<unknown>) => async (item: ChangedItem) => {
  if (random.chance(0.03)) throw new Error('died before');
  await work(item);
  if (random.chance(0.03)) throw new Error('died after');
};

it(
  `${TRANSITIONS} transitions: figures exact, each message once`,
  async () => {
    const figures = new Feed(
      streamHandler(
        'count-applications',
        mortal((item) => countApplication(store, applicationOf(item))),
      ),
      random,
    );
    const messages = new Feed(
      streamHandler(
        'queue-messages',
        mortal((item) => queueForChange(store, applicationOf(item), Number(item.SK))),
      ),
      random,
    );
    const vendor = new Vendor(random);
    const people = new People(store, random, [figures, messages]);
    let now = during + 10 * 86_400_000;
    const tick = () => {
      now += minute;
      return now;
    };
    const send = () => sendDue(store, vendor, tick(), () => true);

    while (people.transitions < TRANSITIONS) {
      await people.step();
      if (random.chance(0.08)) await Promise.all([figures.deliver(), messages.deliver()]);
      if (random.chance(0.01)) await Promise.all([send(), send()]);
    }
    while (figures.waiting + messages.waiting > 0) {
      await Promise.all([figures.deliver(), messages.deliver()]);
    }
    for (let round = 0; round < 12; round += 1) {
      now += 60 * minute;
      await Promise.all([send(), send()]);
    }

    expect(figures.repeats).toBeGreaterThan(TRANSITIONS / 10);
    expect(await checkFigures(store, exam.examId)).toMatchObject({
      behind: 0,
      wrong: 0,
      sumsAgree: true,
    });
    const { total, positions } = figuresOf(await store.loadCounters(exam.examId));
    expect(total).toEqual(byHand(people.states));
    for (const { positionCode, departmentCode, ...counts } of positions) {
      const own = people.states.filter((state) => state.positionCode === positionCode);
      expect(counts, positionCode).toEqual(byHand(own));
    }
    expect(total.paid).toBeGreaterThan(0);

    const log = await wholeLog();
    expect(log.filter(({ status }) => status !== 'sent')).toEqual([]);
    const names = log.map(
      ({ applicationId, version, event }) => `${applicationId}.${version}.${event}`,
    );
    expect(names.toSorted()).toEqual([...people.due].toSorted());
    expect(vendor.sent.size).toBe(people.due.size);
    expect(vendor.asked).toBeGreaterThan(vendor.sent.size);
    console.log(
      `${people.transitions} transitions of ${people.states.length} people, ` +
        `${figures.batches + messages.batches} batches with ${figures.repeats + messages.repeats} repeats: ` +
        `figures exact; ${vendor.sent.size} messages, each once (the vendor was asked ${vendor.asked} times)`,
    );
  },
  minute + TRANSITIONS * 200,
);

async function wholeLog() {
  const log = [];
  let cursor: string | undefined;
  do {
    const page = await store.listMessages(exam.examId, 100, cursor);
    log.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return log;
}

it(
  'the checker finds a person counted twice, and one that was lost',
  async () => {
    const [{ departmentCode, positionCode } = { departmentCode: '', positionCode: '' }] =
      await store.loadCounters(exam.examId);
    const counted = { examId: exam.examId, version: 1, applicationId: 'nobody' };
    const days = { applied: '2017-03-16' };
    await store.countApplication({
      ...counted,
      contribution: { departmentCode, positionCode, days },
    });
    expect(await checkFigures(store, exam.examId)).toMatchObject({ wrong: 0, sumsAgree: false });
    await store.countApplication({ ...counted, version: 2 });
    expect(await checkFigures(store, exam.examId)).toMatchObject({ wrong: 0, sumsAgree: true });

    let page = await store.examApplications(exam.examId);
    while (page.items.length === 0) page = await store.examApplications(exam.examId, page.cursor);
    const [applicationId = ''] = page.items;
    const loaded = await store.loadApplication(applicationId);
    const version = (loaded?.state.version ?? 0) + 1;
    await store.countApplication({ examId: exam.examId, applicationId, version });
    expect(await checkFigures(store, exam.examId)).toMatchObject({ wrong: 1, sumsAgree: true });
  },
  minute + TRANSITIONS * 20,
);
