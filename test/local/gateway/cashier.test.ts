import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench } from './bench.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test('the cashier shows the order, the 25 banks and both buttons', async () => {
  const response = await bench.buy('GSPAGE');
  const html = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html.match(/type="radio"/g)).toHaveLength(25);
  expect(html).toContain('value="CCB-NET-B2C" required checked');
  for (const text of ['lang="zh-CN"', 'GSPAGE', '150.00 元', '支付成功', '支付失败']) {
    expect(html).toContain(text);
  }
});

test('支付成功 sends the notice and goes back with a signed return', async () => {
  await bench.buy('GSPRESS');
  const response = await bench.form('cashier', { order: 'GSPRESS', outcome: 'success' });
  expect(response.status).toBe(303);
  expect(bench.received.at(-1)).toMatchObject({ capture: { source: 'notice' } });
  const [address, rawQuery] = (response.headers.get('location') ?? '').split('?');
  expect(address).toMatch(/\/api\/payments\/yeepay\/return$/);
  const notice = bench.gateway().parseNotice({ method: 'GET', rawQuery });
  expect(notice).toMatchObject({ capture: { source: 'return', orderNumber: 'GSPRESS' } });
  expect((await bench.form('cashier', { order: 'GSPRESS', outcome: 'success' })).status).toBe(409);
});

test('支付失败 goes back without a capture', async () => {
  await bench.buy('GSFAIL');
  const response = await bench.form('cashier', { order: 'GSFAIL', outcome: 'fail' });
  const rawQuery = (response.headers.get('location') ?? '').split('?')[1];
  const notice = bench.gateway().parseNotice({ method: 'GET', rawQuery });
  expect(notice).toEqual({ kind: 'ignored', why: 'not-a-success', orderNumber: 'GSFAIL' });
});

test('a script decides what the button does', async () => {
  await bench.buy('GSSCRIPT');
  await bench.sim('script', { orderNumber: 'GSSCRIPT', steps: ['double-debit'] });
  await bench.form('cashier', { order: 'GSSCRIPT', outcome: 'success' });
  const { body } = await bench.sim('ledger?order=GSSCRIPT');
  expect(body.orders[0]?.debits).toHaveLength(2);
  expect((await bench.sim('script', { steps: ['query=<>'] })).status).toBe(400);
});

test('a form that is changed, or another amount for the same number, is refused', async () => {
  const now = bench.clock.now;
  const request = { amountFen: 100, createdAt: now, expiresAt: now + 60_000 };
  const { fields } = bench.gateway().createPayment({ ...request, orderNumber: 'GSBAD' });
  expect((await bench.form('node', { ...fields, p3_Amt: '0.01' })).status).toBe(400);
  expect((await bench.form('node', fields)).status).toBe(200);
  expect((await bench.buy('GSBAD')).status).toBe(400);
  bench.clock.now += 60_001;
  expect(await (await bench.form('node', fields)).text()).toContain('已过期');
});
