/** The request of a lost number, on the real engine: same calls, bytes and time for everybody. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { capacity } from '#adapters/dynamodb/capacity.ts';
import { recover } from '../../../functions/recover-registration-number/recover.ts';
import { applicant, creation, NOON } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

/** Per kind; 2,000 are the proof, few are enough to run always. */
const ROUNDS = Number(process.env.INDISTINGUISHABLE_ROUNDS ?? 60);

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  await test.store.createApplication(creation('KNOWN'));
});
afterAll(() => test?.engine.stop());

const right = {
  examId: 'demo',
  name: applicant.name,
  idNumber: applicant.idNumber,
  phone: applicant.phone,
};
const kinds = {
  right,
  phone: { ...right, phone: '13800000009' },
  name: { ...right, name: '试验乙' },
  nobody: { ...right, idNumber: '620102199001010099' },
};
type Kind = keyof typeof kinds;

let round = 0;
/** Each at an hour and an address of its own, so that no limit plays a part. */
function ask(kind: Kind) {
  round += 1;
  const world = { store: test.store, keys: test.table.lookups, now: NOON + round * 3_600_000 };
  return recover(world, kinds[kind], `10.0.${round >> 8}.${round & 255}`);
}

/** The quickest tenth: what the work itself takes, whatever else the machine has to do. */
const quick = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 10)] ?? 0;

it('does the same whether or not somebody fits', async () => {
  const names = Object.keys(kinds) as Kind[];
  const times = new Map<Kind, number[]>(names.map((kind) => [kind, []]));
  const units = new Set<string>();
  for (let warm = 0; warm < 20; warm += 1) await ask('right');
  for (let n = 0; n < ROUNDS; n += 1) {
    // Another order each time: nobody is always the first.
    for (let shift = 0; shift < names.length; shift += 1) {
      const kind = names[(n + shift) % names.length] as Kind;
      capacity.take();
      const started = performance.now();
      expect(await ask(kind)).toEqual({ status: 202 });
      times.get(kind)?.push(performance.now() - started);
      units.add(JSON.stringify(capacity.take()));
    }
  }
  expect([...units]).toHaveLength(1);
  const each = [...times.values()].map(quick);
  const spread = Math.max(...each) - Math.min(...each);
  console.log(
    `recoveries: ${ROUNDS} of each kind, quickest tenth ${each.map((ms) => ms.toFixed(2))} ms`,
  );
  expect(spread).toBeLessThanOrEqual(Math.max(2, 0.05 * Math.min(...each)));
}, 600_000);

it('limits addresses and everybody aloud, one person silently, by the facts that were sent', async () => {
  const now = NOON + 10_000 * 3_600_000;
  const world = { store: test.store, keys: test.table.lookups, now };
  const status = async (facts: typeof right, address: string, at = now) => {
    const answer = await recover({ ...world, now: at }, facts, address);
    return 'refusal' in answer ? answer.refusal.code : answer.status;
  };
  const waiting = async () => (await test.store.dueNumberRequests(now + 3_600_000, 100)).length;
  await clear();
  for (let n = 0; n < 5; n += 1) expect(await status(right, `10.1.0.${n}`)).toBe(202);
  expect(await waiting()).toBe(3);
  expect(await status(kinds.phone, '10.1.0.9')).toBe(202);
  expect(await waiting()).toBe(4);
  const house = async (n: number) => status(kinds.nobody, `2001:db8:0:7:${n}::1`, now + n * 5000);
  const answers: unknown[] = [];
  for (let n = 0; n < 61; n += 1) answers.push(await house(n));
  expect(answers.filter((each) => each === 'too-many-requests')).toHaveLength(1);
  const crowd = [];
  for (let n = 0; n < 101; n += 1) crowd.push(await status(kinds.name, `10.2.0.${n}`, now + 7e6));
  expect(crowd.indexOf('too-many-requests')).toBe(100);
});

/** Ends everything that waits. */
async function clear() {
  for (;;) {
    const due = await test.store.dueNumberRequests(Number.MAX_SAFE_INTEGER / 1000, 100);
    if (due.length === 0) return;
    for (const each of due) await test.store.endNumberRequest(each, { status: 'void' });
  }
}
