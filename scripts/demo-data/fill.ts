/** The demo exam with many applicants in all states, through the deployed functions alone. */
import { randomUUID } from 'node:crypto';
import { type Answer, Client, type Endpoints, staffClient } from '../journey/client.ts';
import { openCashier, until, upload } from '../journey/run.ts';
import { corpus } from '../photo/corpus.ts';
import { type Seeded, seeded } from '../photo/seeded.ts';
import { demoPerson } from './person.ts';

/** Parts of those who get so far; the others stay where they are. */
const shares = { approved: 0.45, rejected: 0.1, returned: 0.05 };
const withPhoto = 0.35;
const photoShares = { approved: 0.5, rejected: 0.1 };
const paying = 0.6;
const LANES = 12;
const PAGE = 100;
const CORPUS_STEP = 40;

type Context = {
  endpoints: Endpoints;
  examId: string;
  random: Seeded;
  /** Only what began to wait after this is touched: other people's work stays theirs. */
  since: number;
  calls: { count: number };
  say: (text: string) => void;
};

/** @returns how many applicants end with which label */
export async function fillDemo(
  endpoints: Endpoints,
  count: number,
  say: (text: string) => void,
): Promise<{ labels: Record<string, number>; calls: number }> {
  const anyone = new Client(endpoints.api);
  const { id: examId } = (await anyone.call('GET', '/api/exams')).body.exams[0];
  const clock = (await new Client(endpoints.control).call('GET', '/clock')).body;
  const since = Math.floor(Date.parse(clock.now) / 1000) * 1000;
  const random = seeded(since);
  const calls = { count: 0 };
  const context: Context = { endpoints, examId, random, since, calls, say };
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const [started, before] = [performance.now(), calls.count];
    const result = await work();
    const seconds = (performance.now() - started) / 1000;
    const made = calls.count - before;
    say(`${what}: ${seconds.toFixed(1)} s, ${made} calls, ${Math.round(made / seconds)} a second`);
    return result;
  };
  const people = await timed('保存 saved', () => saveAll(context, count));
  await timed('资格审核 reviewed', () => review(context));
  await timed('照片 photographed', () => photograph(context, people));
  await timed('照片审核 photos reviewed', () => reviewPhotos(context));
  const labels = await timed('交费 paid', () => payAndCount(context, people));
  return { labels, calls: calls.count };
}

/** Work on every item, some at a time. */
async function each<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  // The lanes take from one iterator: nobody's item is another's.
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function saveAll(context: Context, count: number): Promise<Client[]> {
  const { endpoints, examId, random } = context;
  const anyone = new Client(endpoints.api);
  const exam = (await anyone.call('GET', `/api/exams/${examId}`)).body;
  const { positions } = (await anyone.call('GET', `/data/${examId}/positions.json`)).body;
  const people: Client[] = [];
  await each(Array.from({ length: count }), async () => {
    for (;;) {
      const client = new Client(endpoints.api);
      const body = {
        pledge: { version: exam.pledge.version, accepted: true },
        applicant: demoPerson(random),
        positionCode: random.pick<{ code: string }>(positions).code,
        areaCode: random.pick<{ code: string }>(exam.areas).code,
      };
      const key = { 'idempotency-key': randomUUID() };
      const path = `/api/exams/${examId}/applications`;
      const answer = await told(context, client.call('POST', path, body, key), 201, 409);
      // Two synthetic ID numbers can be the same one.
      if (answer.status === 409) continue;
      people.push(client);
      return;
    }
  });
  return people;
}

/** Counts a call and insists on one of these answers. */
async function told({ calls }: Context, call: Promise<Answer>, ...wanted: number[]) {
  const answer = await call;
  calls.count += 1;
  if (!wanted.includes(answer.status))
    throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

type Waiting = {
  applicationId: string;
  version: number;
  waitingSince: string;
  photo?: { sha256: string };
};

/** Pages of a queue, as far as they are ours. */
async function* pagesOf(context: Context, client: Client, queue: string) {
  const query = new URLSearchParams({ examId: context.examId, limit: String(PAGE) });
  for (;;) {
    const path = `/api/review/queues/${queue}?${query}`;
    const { body } = await told(context, client.call('GET', path), 200);
    const items = body.items as Waiting[];
    yield items.filter(({ waitingSince }) => Date.parse(waitingSince) >= context.since);
    if (!body.cursor) return;
    query.set('cursor', body.cursor);
  }
}

async function review(context: Context): Promise<void> {
  const client = await staffClient(context.endpoints, 'reviewer');
  const reasons = [{ code: 'education', text: '学历不符合职位要求' }];
  for await (const page of pagesOf(context, client, 'qualification')) {
    const groups: Record<'approve' | 'reject' | 'return', Waiting[]> = {
      ...{ approve: [], reject: [], return: [] },
    };
    for (const item of page) {
      const drawn = context.random.next();
      const { approved, rejected, returned } = shares;
      if (drawn < approved) groups.approve.push(item);
      else if (drawn < approved + rejected) groups.reject.push(item);
      else if (drawn < approved + rejected + returned) groups.return.push(item);
    }
    for (const [decision, chosen] of Object.entries(groups)) {
      if (chosen.length === 0) continue;
      const items = chosen.map(({ applicationId, version }) => ({ applicationId, version }));
      const body = { items, decision, reasons: decision === 'approve' ? [] : reasons };
      await told(context, client.call('POST', '/api/review/decisions', body), 200);
    }
  }
}

async function photograph(context: Context, people: Client[]): Promise<void> {
  const photos: Uint8Array[] = [];
  for await (const { bytes } of corpus(CORPUS_STEP, ['good', 'wrong'])) photos.push(bytes);
  await each(people, async (person) => {
    if (!context.random.chance(withPhoto)) return;
    const own = () => person.call('GET', '/api/application');
    const { body } = await told(context, own(), 200);
    if (body.qualification.status !== 'approved') return;
    const sign = person.call('POST', '/api/application/photo-uploads', {});
    const post = (await told(context, sign, 201)).body;
    await told(context, upload(post, context.random.pick(photos)), 204);
    const checked = ({ photo }: { photo: { status: string } }) =>
      !['none', 'checking'].includes(photo.status);
    await told(context, until(own, checked, 60), 200);
  });
}

async function reviewPhotos(context: Context): Promise<void> {
  const client = await staffClient(context.endpoints, 'photo-reviewer');
  const reasons = [{ code: 'blurred', text: '照片不清晰' }];
  for await (const page of pagesOf(context, client, 'photo')) {
    await each(page, async ({ applicationId, version, photo }) => {
      const drawn = context.random.next();
      const approves = drawn < photoShares.approved;
      if (!photo || drawn >= photoShares.approved + photoShares.rejected) return;
      const decision = approves ? 'approve' : 'reject';
      const body = { version, sha256: photo.sha256, decision, reasons: approves ? [] : reasons };
      const path = `/api/review/applications/${applicationId}/photo`;
      await told(context, client.call('POST', path, body), 200);
    });
  }
}

/** Those who may pay: most do; then everybody is counted. */
async function payAndCount(context: Context, people: Client[]): Promise<Record<string, number>> {
  const gateway = new Client(context.endpoints.gateway);
  const labels: Record<string, number> = {};
  await each(people, async (person) => {
    const own = () => told(context, person.call('GET', '/api/application'), 200);
    let { body } = await own();
    if (body.photo.status === 'approved' && context.random.chance(paying)) {
      const key = { 'idempotency-key': randomUUID() };
      const asked = person.call('POST', '/api/application/orders', { gateway: 'yeepay' }, key);
      const { cashier, orderNumber } = (await told(context, asked, 201)).body;
      await openCashier(cashier);
      const path = `/_sim/orders/${orderNumber}/pay`;
      await told(context, gateway.call('POST', path, { scenario: 'success' }), 200);
      body = (await until(own, ({ payment }) => payment.status === 'paid')).body;
    }
    labels[body.label] = (labels[body.label] ?? 0) + 1;
  });
  return labels;
}
