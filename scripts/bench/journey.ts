/**
 * Read and write units of one applicant's journey, step by step, as DynamoDB counts them.
 * Warm processes are measured: what a cold one reads once (the exam's data key) is not a journey's.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../../local/start.ts';
import { Client, type Endpoints, staffClient } from '../journey/client.ts';
import { syntheticApplicant } from '../journey/person.ts';
import { drawBust } from '../journey/photo.ts';
import { until, upload } from '../journey/run.ts';
import { measured, type Units } from './units.ts';

const GOAL: Units = { reads: 20, writes: 55 };

type Row = { step: string } & Units;
type Measure = <T>(step: string, functions: string[], work: () => Promise<T>) => Promise<T>;

/** @returns whether both goals are reached */
export async function benchJourney(): Promise<boolean> {
  const home = mkdtempSync(join(tmpdir(), 'baoming-bench-'));
  const local = await startLocal({ home, port: 0, say: (text) => console.log(text) });
  try {
    await walk(local.endpoints, async (_step, _functions, work) => work());
    const rows: Row[] = [];
    await walk(local.endpoints, async (step, functions, work) => {
      const { units, result } = await measured(local.endpoints, functions, work);
      rows.push({ step, ...units });
      return result;
    });
    return report(rows);
  } finally {
    await local.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function report(rows: Row[]): boolean {
  const print = (step: string, reads: unknown, writes: unknown) =>
    console.log(`${step.padEnd(24)}${String(reads).padStart(8)}${String(writes).padStart(8)}`);
  print('step', 'reads', 'writes');
  for (const { step, reads, writes } of rows) print(step, reads, writes);
  const sum = (unit: keyof Units) => rows.reduce((total, row) => total + row[unit], 0);
  const total = { reads: sum('reads'), writes: sum('writes') };
  print('total', total.reads, total.writes);
  print('goal', `<= ${GOAL.reads}`, `<= ${GOAL.writes}`);
  return total.reads <= GOAL.reads && total.writes <= GOAL.writes;
}

async function walk(endpoints: Endpoints, measure: Measure): Promise<void> {
  const person = new Client(endpoints.api);
  const { id: examId } = (await person.call('GET', '/api/exams')).body.exams[0];
  const exam = (await person.call('GET', `/api/exams/${examId}`)).body;
  const { positions } = (await person.call('GET', `/data/${examId}/positions.json`)).body;
  const applicant = syntheticApplicant();
  const choice = { positionCode: positions[0].code, areaCode: exam.areas[0].code };
  const pledge = { version: exam.pledge.version, accepted: true };
  let reads = 0;
  const read = () =>
    measure(`read ${++reads}`, ['get-application'], () => person.call('GET', '/api/application'));

  const saved = await measure('save', ['save-application'], () =>
    person.call(
      'POST',
      `/api/exams/${examId}/applications`,
      { pledge, applicant, ...choice },
      { 'idempotency-key': randomUUID() },
    ),
  );
  const { registrationNumber } = saved.body;
  const { name, idNumber } = applicant;
  await measure('log in', ['log-in'], () =>
    person.call('POST', '/api/sessions', { examId, name, idNumber, registrationNumber }),
  );
  const { version } = (await read()).body;
  await measure('edit', ['edit-application'], () =>
    person.call('PUT', '/api/application', {
      version,
      applicant,
      ...choice,
      positionCode: positions[1].code,
    }),
  );
  const edited = (await read()).body;
  const reviewer = await staffClient(endpoints, 'reviewer');
  const found = await reviewer.call('POST', '/api/review/searches', { examId, registrationNumber });
  const { applicationId } = found.body.items[0];
  await measure('review', ['decide-qualification'], () =>
    reviewer.call('POST', `/api/review/applications/${applicationId}/qualification`, {
      version: edited.version,
      decision: 'approve',
      reasons: [],
    }),
  );
  await read();
  const control = new Client(endpoints.control);
  await measure('photo', ['sign-photo-upload', 'validate-photo'], async () => {
    const post = await person.call('POST', '/api/application/photo-uploads', {});
    await upload(post.body, drawBust());
    await until(
      () => person.call('GET', '/api/application'),
      (body) => !['none', 'checking'].includes(body.photo.status),
    );
    // The answer of the validator comes after its commit: its message is gone then.
    await until(
      () => control.call('GET', '/queues'),
      ({ queues }) => Object.values(queues as Record<string, number>).every((size) => size === 0),
    );
  });
  const checked = (await read()).body;
  const photographer = await staffClient(endpoints, 'photo-reviewer');
  await measure('photo review', ['decide-photo'], () =>
    photographer.call('POST', `/api/review/applications/${applicationId}/photo`, {
      version: checked.version,
      sha256: checked.photo.sha256,
      decision: 'approve',
      reasons: [],
    }),
  );
  await read();
  const order = await measure('order', ['create-order'], () =>
    person.call(
      'POST',
      '/api/application/orders',
      { gateway: exam.gateways[0].id },
      { 'idempotency-key': randomUUID() },
    ),
  );
  const { cashier, orderNumber } = order.body;
  await fetch(cashier.url, { method: 'POST', body: new URLSearchParams(cashier.fields) });
  const anyone = new Client(endpoints.api);
  const page = () => anyone.call('GET', `/api/payments/orders/${orderNumber}`);
  await measure('notice', ['payment-notice'], async () => {
    await new Client(endpoints.gateway).call('POST', `/_sim/orders/${orderNumber}/pay`, {
      scenario: 'success',
    });
    await until(page, (body) => body.status === 'paid');
  });
  await measure('receipt', ['get-payment-page'], page);
  const end = (await read()).body;
  if (end.confirmation !== 'confirmed') throw new Error(`The journey ended with ${end.label}`);
}
