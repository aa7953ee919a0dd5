import { beforeAll, expect, test } from 'vitest';
import { queue as queues } from '#contract/review.ts';
import { confirmable } from '#domain/exam/finding.ts';
import { Client } from '../../scripts/journey/client.ts';
import { seeded } from '../../scripts/photo/seeded.ts';
import { bodyFor, demo, examId, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { staffTokens } from './support/staff-tokens.ts';
import { trailOf } from './support/stored.ts';

const platform = platformForTests();
const tokens = staffTokens(platform);
const QUERIES = Number(process.env.DESK_QUERIES ?? 1_000);
const TOGETHER = 200;
const OTHER_EXAM = 'other-exam';
let departments: string[] = [];

/** Work by some at once. */
async function atOnce(count: number, lanes: number, work: (index: number) => Promise<void>) {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function save(count: number, only?: string) {
  const { positions } = await demo(platform.endpoints);
  const own = positions.filter(({ department }) => !only || department.code === only);
  await atOnce(count, 4, async (index) => {
    const { code } = own[index % own.length];
    await saved(platform.endpoints, { positionCode: code });
  });
}

/** The demo exam once more under another name, with three applicants. */
async function openOtherExam() {
  const admin = tokens.client(['exam-admin', 'dept:*']);
  const { settings } = (await admin.call('GET', `/api/admin/exams/${examId}`)).body;
  const { version: _, ...body } = settings;
  const sure = { ...body, confirmed: [...confirmable] };
  const put = await admin.call('PUT', `/api/admin/exams/${OTHER_EXAM}`, sure);
  if (put.status !== 201) throw new Error(JSON.stringify(put.body));
  const { positions } = await demo(platform.endpoints);
  const path = `/api/admin/exams/${OTHER_EXAM}/position-imports`;
  await admin.call('POST', path, { positions });
  for (let count = 0; count < 3; count += 1) {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const sent = await bodyFor(platform.endpoints);
    const client = new Client(platform.endpoints.api);
    await client.call('POST', `/api/exams/${OTHER_EXAM}/applications`, sent, key);
  }
}

beforeAll(async () => {
  const { positions } = await demo(platform.endpoints);
  departments = [...new Set<string>(positions.map(({ department }: any) => department.code))];
  await save(60);
  await openOtherExam();
});

const listed = (client: Client, queue: string, query: Record<string, string>) =>
  client.call('GET', `/api/review/queues/${queue}?${new URLSearchParams(query)}`);

test('cursors: of an exam, a queue and the departments that were asked, and unedited', async () => {
  const first = positionsOf(0);
  const second = positionsOf(1);
  await save(2, first);
  await save(2, second);
  const one = { examId, limit: '1' };
  const both = tokens.client(['lead', `dept:${first}`, `dept:${second}`]);
  const mine = tokens.client(['lead', `dept:${first}`]);
  const cursor: string = (await listed(both, 'qualification', one)).body.cursor;
  const own: string = (await listed(mine, 'qualification', one)).body.cursor;
  expect((await listed(both, 'qualification', { ...one, cursor })).status).toBe(200);
  expect((await listed(mine, 'qualification', { ...one, cursor: own })).status).toBe(200);
  const foreign = await listed(tokens.client(['lead', 'dept:*']), 'qualification', {
    ...{ examId: OTHER_EXAM, limit: '1' },
  });
  expect(foreign.body.cursor).toBeTruthy();
  const [text = '', mac = ''] = own.split('.');
  const places = JSON.parse(Buffer.from(text, 'base64url').toString());
  const edit = (value: unknown) =>
    `${Buffer.from(JSON.stringify(value)).toString('base64url')}.${mac}`;
  const wrong: [string, Client, string, Record<string, string>][] = [
    ['more departments', both, 'qualification', { cursor: own }],
    ['fewer departments', mine, 'qualification', { cursor }],
    ['filtered', both, 'qualification', { cursor, department: first }],
    ['another queue', both, 'photo', { cursor }],
    ['another exam', both, 'qualification', { cursor, examId: OTHER_EXAM }],
    [
      'of another exam',
      tokens.client(['lead', 'dept:*']),
      'qualification',
      { cursor: foreign.body.cursor },
    ],
    ['added department', mine, 'qualification', { cursor: edit({ ...places, [second]: '0' }) }],
    ['from the start', mine, 'qualification', { cursor: edit({ [first]: '0' }) }],
    ['no places', mine, 'qualification', { cursor: edit({}) }],
    ['no mac', mine, 'qualification', { cursor: text }],
    ['a prototype', mine, 'qualification', { cursor: edit(JSON.parse('{"__proto__":{}}')) }],
    ['nonsense', mine, 'qualification', { cursor: '💥.💥' }],
  ];
  for (const [name, client, queue, query] of wrong) {
    const answer = await listed(client, queue, { examId, limit: '1', ...query });
    expect([name, answer.status, answer.body.errors?.[0].pointer]).toEqual([name, 422, '/cursor']);
  }
});
const positionsOf = (index: number): string => departments[index] ?? '';

test(`of ${QUERIES} random queries none shows a row of another department`, async () => {
  const random = seeded(20170310);
  const staff = Array.from({ length: 40 }, (_, index) => {
    const own = [1, 2, 3].map(() => random.pick(departments)).slice(0, 1 + random.below(3));
    const role = random.pick(['lead', 'lead', 'reviewer', 'photo-reviewer', 'auditor']);
    const client = tokens.client([role, ...own.map((each) => `dept:${each}`)], `somebody-${index}`);
    return { own, client };
  });
  const cursors: string[] = [];
  const leaks: string[] = [];
  const statuses: Record<number, number> = {};
  let rows = 0;
  await atOnce(QUERIES, 8, async () => {
    const { own, client } = random.pick(staff);
    const query: Record<string, string> = { limit: String(1 + random.below(4)) };
    query.examId = random.chance(0.9) ? examId : random.pick([OTHER_EXAM, 'none', 'demo']);
    if (random.chance(0.3)) query.department = random.pick([...own, ...departments]);
    if (random.chance(0.4) && cursors.length > 0) query.cursor = random.pick(cursors);
    if (query.cursor && random.chance(0.2)) query.cursor = spoilt(query.cursor, random);
    const queue = random.chance(0.7) ? 'qualification' : random.pick(queues.options);
    const { status, body } = await listed(client, queue, query);
    statuses[status] = (statuses[status] ?? 0) + 1;
    for (const { position } of body.items ?? []) {
      rows += 1;
      const { code } = position.department;
      const asked = query.department ?? code;
      if (!own.includes(code) || asked !== code) leaks.push(`${JSON.stringify(query)} ${code}`);
    }
    if (body.cursor && cursors.length < 500) cursors.push(body.cursor);
  });
  console.log(`${QUERIES} queries, ${rows} rows, by status ${JSON.stringify(statuses)}`);
  expect(leaks).toEqual([]);
  expect(Object.keys(statuses).sort()).toEqual(['200', '403', '422']);
  expect(rows).toBeGreaterThan(QUERIES / 10);
}, 300_000);

function spoilt(cursor: string, random: ReturnType<typeof seeded>): string {
  const at = random.below(cursor.length);
  return cursor.slice(0, at) + random.pick([...'AZaz09_-.']) + cursor.slice(at + 1);
}

test('two reviewers take and decide 200 at once: none held by both, each decided once', async () => {
  await save(TOGETHER, positionsOf(2));
  const group = `dept:${positionsOf(2)}`;
  const desk = async (username: string) => {
    const client = tokens.client(['reviewer', group], username);
    const done: string[] = [];
    const claims = '/api/review/queues/qualification/claims';
    for (;;) {
      const { items } = (await client.call('POST', claims, { examId, count: 5 })).body;
      if (items.length === 0) return done;
      for (const { applicationId, version } of items) {
        const answer = await client.call(
          'POST',
          `/api/review/applications/${applicationId}/qualification`,
          { version, decision: 'approve', reasons: [] },
        );
        expect([applicationId, answer.status]).toEqual([applicationId, 200]);
        done.push(applicationId);
      }
    }
  };
  const [a, b] = await Promise.all([desk('desk-a'), desk('desk-b')]);
  expect(a.filter((id) => b.includes(id))).toEqual([]);
  expect(Math.min(a.length, b.length)).toBeGreaterThan(0);
  const all = new Set([...a, ...b]);
  expect(all.size).toBeGreaterThanOrEqual(TOGETHER);
  for (const id of all) {
    const trail = await trailOf(platform.endpoints, id);
    expect(trail.filter((kind) => kind.startsWith('qualification-'))).toEqual([
      'qualification-approved',
    ]);
  }
});
