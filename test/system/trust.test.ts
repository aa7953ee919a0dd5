/** Nothing personal in any log, and nothing of it anywhere after a purge; the operators' commands. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { syntheticApplicant } from '../../scripts/journey/person.ts';
import { examId, idOf, order, payable, type Saved, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const control = () => new Client(platform.endpoints.control);

/** In a process of its own, while the platform of this one goes on answering. */
function ops(...args: string[]): Promise<{ status: number | null; text: string }> {
  const environment = { ...process.env, BAOMING_HOME: platform.home, TABLE_NAME: '' };
  const child = spawn(process.execPath, ['scripts/ops.ts', ...args], {
    env: environment,
    timeout: 60_000,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk;
    });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, text })));
}

/** Every file below a folder in which one of the texts stands. */
function filesWith(folder: string, texts: string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => {
      const bytes = readFileSync(path);
      return texts.filter((text) => bytes.includes(text)).map((text) => `${path}: ${text}`);
    });
}

const planted = syntheticApplicant({
  name: '欧阳植入',
  phone: '19912345678',
  email: 'planted.person@example.org',
  address: '植入路一百零八号',
  school: '植入大学',
  resume: '植入的简历，二零一六年毕业',
});
const texts = Object.values(planted)
  .filter((value) => typeof value === 'string')
  .filter((value) => /植入|planted|19912345678|\d{17}/.test(value));
let person: Saved;
const secrets: string[] = [];

test('a life of an application with faults leaves no name, number, phone or token in a log', async () => {
  person = await saved(platform.endpoints, { applicant: planted });
  const anyone = new Client(platform.endpoints.api);
  const { name, idNumber, phone } = planted;
  const { registrationNumber } = person;
  const credentials = { examId, name, idNumber, registrationNumber };
  await anyone.call('POST', '/api/sessions', {
    ...credentials,
    registrationNumber: '000000000000',
  });
  await anyone.call('POST', '/api/sessions', { ...credentials, [`field ${idNumber}`]: name });
  await anyone.call('POST', '/api/sessions', `{"name":"${name}`, { authorization: idNumber });
  await anyone.call(
    'GET',
    `/api/exams/${idNumber}?name=${encodeURIComponent(name)}&phone=${phone}`,
  );
  await anyone.call('POST', '/api/sessions', credentials);
  await anyone.call('POST', '/api/registration-number-recoveries', {
    examId,
    name,
    idNumber,
    phone,
  });
  await control().call('POST', '/schedules/send-registration-numbers/run', {});
  const staff = await staffClient(platform.endpoints, 'reviewer');
  await staff.call('POST', '/api/review/searches', { examId, idNumber });
  const id = await idOf(platform.endpoints, person);
  await staff.call('GET', `/api/review/applications/${id}`);
  const { body } = await control().call('POST', '/tokens', { username: 'reviewer' });
  const payer = await payable(platform.endpoints);
  await order(payer);
  for (const token of [registrationNumber, person.client.session, anyone.session, body.accessToken])
    secrets.push(String(token).replace('__Host-session=', ''));
  expect(secrets.every((secret) => secret.length >= 12)).toBe(true);
  const log = join(platform.home, 'functions.log');
  const written = readFileSync(log, 'utf8');
  for (const operation of ['log-in', 'save-application', 'search-applications', 'create-order'])
    expect(written).toContain(operation);
  const wanted = [...texts, ...secrets, encodeURIComponent(name)];
  expect(wanted.length).toBeGreaterThanOrEqual(11);
  expect(wanted.filter((text) => written.includes(text))).toEqual([]);
});

test('operators verify audit and ledger, back up, reconcile and redrive on the running system', async () => {
  expect((await control().call('POST', '/schedules/anchor-audit/run', {})).status).toBe(200);
  const audit = await ops('verify-audit');
  expect(audit.text).toMatch(/gansu-2017-03: \d+ chains, 1 anchors, 0 broken/);
  expect(audit.status).toBe(0);
  expect(await ops('verify-ledger')).toMatchObject({ status: 0 });
  expect((await ops('reconcile')).text).toContain('reconcile-bills: {');
  expect((await ops('redrive')).text).toContain('"moved":0');
  const folder = join(platform.home, 'backup');
  expect(await ops('backup', folder)).toMatchObject({ status: 0 });
  expect((await ops('restore', folder)).text).toContain('is not empty');
  expect((await ops('purge', examId, '--yes')).text).toContain('is not over');
});

test('after a purge nothing of a person is in table, buckets, logs or the backup', async () => {
  const exam = (await new Client(platform.endpoints.api).call('GET', `/api/exams/${examId}`)).body;
  const after = Date.parse(exam.windows.pay.closes) + 86_400_000;
  await control().call('PUT', '/clock', { now: after });
  const backup = join(platform.home, 'backup');
  const photos = () =>
    readdirSync(join(platform.home, 's3'), { recursive: true, encoding: 'utf8' }).filter(
      (path) => /^[^/]*photos/.test(path) && path.endsWith('.bin'),
    );
  expect(photos().length).toBeGreaterThan(0);
  const { status, text } = await ops('purge', examId, '--yes', backup);
  expect(text).toMatch(/key destroyed, \d+ applications, \d+ objects/);
  expect(status).toBe(0);
  expect((await ops('purge', examId, '--yes')).status).toBe(0);
  expect(photos()).toEqual([]);
  expect(readdirSync(join(backup, 'keys'))).toEqual([]);
  // What the vendor of messages was sent is the vendor's; what stands in the engine is ours.
  const traces = filesWith(platform.home, [...texts, ...secrets]);
  expect(traces.filter((trace) => !/outbox/.test(trace))).toEqual([]);
  expect((await ops('verify-audit')).text).toContain(', 0 broken');
  expect(await ops('verify-ledger')).toMatchObject({ status: 0 });
});
