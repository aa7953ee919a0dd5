/** One applicant from the pledge to 已经交费, over HTTP against a running system. */
import { randomUUID } from 'node:crypto';
import { type Answer, Client, type Endpoints, staffClient } from './client.ts';
import { syntheticApplicant } from './person.ts';
import { drawBust } from './photo.ts';

export type Print = (step: string, status: number, ms: number, note: string) => void;

/** Names the step that did not go as it should. */
export class StepFailed extends Error {}

type Step = (
  name: string,
  work: () => Promise<Answer>,
  wanted: number,
  note?: (body: any) => string,
) => Promise<any>;

function stepper(print: Print): Step {
  return async (name, work, wanted, note = () => '') => {
    const started = performance.now();
    const answer = await work();
    const ms = Math.round(performance.now() - started);
    if (answer.status !== wanted) {
      print(name, answer.status, ms, JSON.stringify(answer.body));
      throw new StepFailed(`${name}: ${answer.status} instead of ${wanted}`);
    }
    print(name, answer.status, ms, note(answer.body));
    return answer.body;
  };
}

export async function upload(
  post: { url: string; fields: Record<string, string> },
  photo: Uint8Array,
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(post.fields)) form.append(name, value);
  form.append(
    'file',
    new Blob([photo as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }),
    'photo.jpg',
  );
  const response = await fetch(post.url, { method: 'POST', body: form });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

/** Asks until it is so; every wait in the system is bounded, so is this one. */
export async function until(
  ask: () => Promise<Answer>,
  enough: (body: any) => boolean,
  seconds = 20,
): Promise<Answer> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer.status >= 400 || enough(answer.body) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function runJourney(endpoints: Endpoints, print: Print): Promise<void> {
  const step = stepper(print);
  const person = new Client(endpoints.api);
  const { exams } = await step('考试列表 exams', () => person.call('GET', '/api/exams'), 200);
  const examId = exams[0].id;
  const exam = await step(
    '考试公告 notice and pledge',
    () => person.call('GET', `/api/exams/${examId}`),
    200,
    (b) => b.title,
  );
  const { positions } = await step(
    '职位简表 positions',
    () => person.call('GET', `/data/${examId}/positions.json`),
    200,
    (b) => `${b.positions.length} 个职位`,
  );
  const applicant = syntheticApplicant();
  const choice = { positionCode: positions[0].code, areaCode: exam.areas[0].code };
  const body = { pledge: { version: exam.pledge.version, accepted: true }, applicant, ...choice };
  const key = { 'idempotency-key': randomUUID() };
  const saved = await step(
    '保存 save',
    () => person.call('POST', `/api/exams/${examId}/applications`, body, key),
    201,
    (b) => b.application.label,
  );
  const credentials = {
    examId,
    name: applicant.name,
    idNumber: applicant.idNumber,
    registrationNumber: saved.registrationNumber,
  };
  const { application } = await step(
    '登录 log in',
    () => person.call('POST', '/api/sessions', credentials),
    200,
    (b) => b.application.label,
  );
  const edited = await step(
    '信息维护 edit',
    () =>
      person.call('PUT', '/api/application', {
        version: application.version,
        applicant,
        ...choice,
        positionCode: positions[1].code,
      }),
    200,
    (b) => b.position.name,
  );

  const reviewer = await staffClient(endpoints, 'reviewer');
  const department = positions[1].department.code;
  const queue = await step(
    '待审队列 review queue',
    () =>
      reviewer.call(
        'GET',
        `/api/review/queues/qualification?examId=${examId}&department=${department}&limit=100`,
      ),
    200,
    (b) => `${b.items.length} 件`,
  );
  const mine = queue.items.filter((item: any) => item.version === edited.version).at(-1);
  if (!mine) throw new StepFailed('the saved application is not in the queue');
  await step(
    '资格审核 approve',
    () =>
      reviewer.call('POST', `/api/review/applications/${mine.applicationId}/qualification`, {
        version: mine.version,
        decision: 'approve',
        reasons: [],
      }),
    200,
    (b) => b.label,
  );

  const post = await step(
    '照片维护 sign upload',
    () => person.call('POST', '/api/application/photo-uploads', {}),
    201,
  );
  await step('上传照片 upload', () => upload(post, drawBust()), 204);
  const checked = await step(
    '照片检查 verdict',
    () =>
      until(
        () => person.call('GET', '/api/application'),
        (b) => !['none', 'checking'].includes(b.photo.status),
      ),
    200,
    (b) => b.label,
  );
  const photographer = await staffClient(endpoints, 'photo-reviewer');
  if (checked.photo.status === 'pending') {
    await step(
      '照片审核 approve photo',
      () =>
        photographer.call('POST', `/api/review/applications/${mine.applicationId}/photo`, {
          version: checked.version,
          sha256: checked.photo.sha256,
          decision: 'approve',
          reasons: [],
        }),
      200,
      (b) => b.label,
    );
  }

  const gateway = exam.gateways[0];
  const order = await step(
    '网上交费 order',
    () =>
      person.call(
        'POST',
        '/api/application/orders',
        { gateway: gateway.id },
        { 'idempotency-key': randomUUID() },
      ),
    201,
    (b) => `${b.orderNumber} ${b.amountFen / 100} 元`,
  );
  await step('易宝支付 cashier', () => openCashier(order.cashier), 200);
  await step(
    '支付成功 pay',
    () =>
      new Client(endpoints.gateway).call('POST', `/_sim/orders/${order.orderNumber}/pay`, {
        scenario: 'success',
      }),
    200,
  );
  await step(
    '返回页面 after the gateway',
    () =>
      until(
        () => new Client(endpoints.api).call('GET', `/api/payments/orders/${order.orderNumber}`),
        (b) => b.status === 'paid',
      ),
    200,
    (b) => `${b.maskedName} ${b.status}`,
  );
  const end = await step(
    '详细信息 status',
    () => person.call('GET', '/api/application'),
    200,
    (b) => `${b.label} · ${b.confirmation}`,
  );
  if (end.label !== '已经交费' || end.confirmation !== 'confirmed') {
    throw new StepFailed(`ends with ${end.label} and ${end.confirmation}`);
  }
}

export async function openCashier(cashier: {
  method: string;
  url: string;
  fields: Record<string, string>;
}): Promise<Answer> {
  const form = new URLSearchParams(cashier.fields);
  const response = await (cashier.method === 'GET'
    ? fetch(`${cashier.url}?${form}`)
    : fetch(cashier.url, { method: 'POST', body: form }));
  return { status: response.status, body: await response.text(), headers: response.headers };
}
