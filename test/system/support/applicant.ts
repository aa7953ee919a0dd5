import { randomUUID } from 'node:crypto';
import { Client, type Endpoints, staffClient } from '../../../scripts/journey/client.ts';
import { syntheticApplicant } from '../../../scripts/journey/person.ts';
import { drawBust } from '../../../scripts/journey/photo.ts';
import { until, upload } from '../../../scripts/journey/run.ts';

export const examId = 'gansu-2017-03';

/** What a save sends, for a new synthetic person; parts can be replaced. */
export function saveBody(overrides: Record<string, unknown> = {}) {
  return {
    pledge: { version: 'v1', accepted: true },
    applicant: syntheticApplicant(),
    positionCode: '',
    areaCode: '620100',
    ...overrides,
  };
}

export type Saved = {
  client: Client;
  body: ReturnType<typeof saveBody>;
  registrationNumber: string;
  application: any;
};

let known: { pledge: { version: string }; areas: { code: string }[]; positions: any[] } | undefined;

/** The demo exam's facts that a save needs. */
export async function demo(endpoints: Endpoints) {
  if (known) return known;
  const anyone = new Client(endpoints.api);
  const exam = (await anyone.call('GET', `/api/exams/${examId}`)).body;
  const { positions } = (await anyone.call('GET', `/data/${examId}/positions.json`)).body;
  known = { pledge: exam.pledge, areas: exam.areas, positions };
  return known;
}

export async function bodyFor(endpoints: Endpoints, overrides: Record<string, unknown> = {}) {
  const { pledge, areas, positions } = await demo(endpoints);
  return saveBody({
    pledge: { version: pledge.version, accepted: true },
    areaCode: areas[0]?.code,
    positionCode: positions[0].code,
    ...overrides,
  });
}

export function post(client: Client, body: unknown, key: string = randomUUID()) {
  return client.call('POST', `/api/exams/${examId}/applications`, body, { 'idempotency-key': key });
}

export async function saved(
  endpoints: Endpoints,
  overrides: Record<string, unknown> = {},
  key: string = randomUUID(),
): Promise<Saved> {
  const client = new Client(endpoints.api);
  const body = await bodyFor(endpoints, overrides);
  const answer = await post(client, body, key);
  if (answer.status !== 201)
    throw new Error(`save answered ${answer.status} ${JSON.stringify(answer.body)}`);
  return { client, body, ...answer.body };
}

/** The applicationId as staff find it. */
export async function idOf(endpoints: Endpoints, person: Saved): Promise<string> {
  const staff = await staffClient(endpoints, 'reviewer');
  const { registrationNumber } = person;
  const { body } = await staff.call('POST', '/api/review/searches', { examId, registrationNumber });
  return body.items[0].applicationId;
}

export async function decide(
  endpoints: Endpoints,
  person: Saved,
  decision: 'approve' | 'reject' | 'return',
) {
  const staff = await staffClient(endpoints, 'reviewer');
  const { version } = (await person.client.call('GET', '/api/application')).body;
  const reasons = decision === 'approve' ? [] : [{ code: 'education', text: '学历不符合职位要求' }];
  const id = await idOf(endpoints, person);
  return staff.call('POST', `/api/review/applications/${id}/qualification`, {
    version,
    decision,
    reasons,
  });
}

/** Uploads a picture and waits for the verdict. */
export async function photograph(person: Saved, picture: Uint8Array = drawBust()) {
  const signed = await person.client.call('POST', '/api/application/photo-uploads', {});
  if (signed.status !== 201) return signed;
  const stored = await upload(signed.body, picture);
  if (stored.status !== 204) return stored;
  return until(
    () => person.client.call('GET', '/api/application'),
    (body) => !['none', 'checking'].includes(body.photo.status),
  );
}

/** Approved in qualification and photo: the fee is due. */
export async function payable(
  endpoints: Endpoints,
  overrides: Record<string, unknown> = {},
): Promise<Saved> {
  const person = await saved(endpoints, overrides);
  await decide(endpoints, person, 'approve');
  const { body } = await photograph(person);
  const staff = await staffClient(endpoints, 'photo-reviewer');
  const id = await idOf(endpoints, person);
  await staff.call('POST', `/api/review/applications/${id}/photo`, {
    version: body.version,
    sha256: body.photo.sha256,
    decision: 'approve',
    reasons: [],
  });
  return person;
}

export function order(
  person: Saved,
  key: string = randomUUID(),
  choice: { gateway: string; channel?: string; openId?: string } = { gateway: 'yeepay' },
) {
  return person.client.call('POST', '/api/application/orders', choice, { 'idempotency-key': key });
}
