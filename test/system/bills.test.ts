import { beforeAll, expect, test } from 'vitest';
import { type Client, staffClient } from '../../scripts/journey/client.ts';
import { upload } from '../../scripts/journey/run.ts';
import { platformForTests } from './support/platform.ts';
import { paidOnce } from './support/scene.ts';
import { newStage } from './support/stage.ts';

const platform = platformForTests();
const stage = newStage(platform);
const beijingDay = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
const daySeconds = 24 * 3600;

let finance: Client;
let day: string;
let told: string;
let untold: string;

/** The day on which one person's notice came and another's did not; then it is the day after. */
beforeAll(async () => {
  told = (await stage.ready()).orderNumber;
  await stage.pay(told, 'success');
  untold = (await stage.ready()).orderNumber;
  await stage.pay(untold, 'never');
  const { order } = await stage.of(untold);
  day = beijingDay(order?.createdAt ?? 0);
  await stage.advance(daySeconds);
  finance = await staffClient(stage.endpoints(), 'finance');
}, 120_000);

const bills = '/api/admin/payments/bills';
const get = (path: string, client = finance) => client.call('GET', path);

test('#48 money that no notice told of is booked by the reconciler, and the day is sealed', async () => {
  await stage.run('reconcile-bills');
  await stage.run('reconcile-bills');
  await paidOnce(stage, untold);
  const { status, body } = await get(`${bills}/yeepay/${day}`);
  expect([status, body.bill.status, body.bill.source]).toEqual([200, 'sealed', 'asked']);
  expect(body.bill).toMatchObject({ payments: 2, incomeFen: 30_000, currency: 'CNY', open: 0 });
  const list = await get(`${bills}?gateway=yeepay&month=${day.slice(0, 7)}`);
  expect(list.body.days.find((one: { day: string }) => one.day === day)).toEqual(body.bill);
  const metrics = await fetch(`${stage.endpoints().control}/metrics`).then((one) => one.text());
  expect(metrics).toContain('UnsealedBillDays');
});

test('the differences are a table that a spreadsheet opens', async () => {
  const address = `${stage.endpoints().api}${bills}/yeepay/${day}?format=csv`;
  const { body } = await staffToken();
  const answer = await fetch(address, { headers: { authorization: `Bearer ${body.accessToken}` } });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toMatch(/^差异类别,说明/);
});

test('the month’s statement counts sealed days and names the others', async () => {
  const month = day.slice(0, 7);
  const path = `/api/admin/payments/summaries/${month}`;
  const { status, body } = await get(path);
  expect(status).toBe(200);
  expect(body.total).toMatchObject({ payments: 2, incomeFen: 30_000 });
  expect(body.exams['gansu-2017-03']).toMatchObject({ incomeFen: 30_000, waivers: 0 });
  expect(body.days).toContainEqual(expect.objectContaining({ day, gateway: 'yeepay' }));
  const { accessToken } = (await staffToken()).body;
  const headers = { authorization: `Bearer ${accessToken}` };
  const old = await fetch(`${stage.endpoints().api}${path}?format=csv-gb18030`, { headers });
  const text = new TextDecoder('gb18030').decode(await old.arrayBuffer());
  expect(text).toContain(`合计,${month},2,300.00`);
});

test('a file of finance is kept and read by the next run; one that is no bill tells nothing', async () => {
  const { status, body } = await finance.call('PUT', `${bills}/yeepay/${day}`);
  expect(status).toBe(201);
  expect((await upload(body, Buffer.from('no bill'))).status).toBe(204);
  await stage.run('reconcile-bills');
  const { bill } = (await get(`${bills}/yeepay/${day}`)).body;
  expect([bill.status, bill.uploadedBy]).toEqual(['waiting', 'finance']);
  expect(['unreadable', 'truncated']).toContain(bill.why);
  const month = day.slice(0, 7);
  const summary = (await get(`/api/admin/payments/summaries/${month}`)).body;
  expect(summary.unsealed).toContainEqual({ day, gateway: 'yeepay' });
  expect(summary.total.payments).toBe(0);
});

test('is for finance and auditors; only finance brings files', async () => {
  const reviewer = await staffClient(stage.endpoints(), 'reviewer');
  const auditor = await staffClient(stage.endpoints(), 'auditor');
  const month = `?month=${day.slice(0, 7)}`;
  expect((await get(`${bills}${month}`, reviewer)).body.code).toBe('forbidden');
  expect((await get(`${bills}${month}`, auditor)).status).toBe(200);
  expect((await auditor.call('PUT', `${bills}/yeepay/${day}`)).status).toBe(403);
  expect((await get(`${bills}/yeepay/2001-01-01`)).status).toBe(404);
  expect((await get(`${bills}/paypal/${day}`)).status).toBe(404);
  expect((await get(`${bills}?month=2026-13`)).status).toBe(422);
});

function staffToken() {
  return fetch(`${stage.endpoints().control}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-baoming': '1' },
    body: JSON.stringify({ username: 'finance' }),
  }).then(async (answer) => ({ body: (await answer.json()) as { accessToken: string } }));
}
