/** From WeChat's own browser to another one: a link that carries the order, once. */
import { expect, test } from 'vitest';
import { Client } from '../../scripts/journey/client.ts';
import { order, type Saved, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { paidOnce } from './support/scene.ts';
import { newStage } from './support/stage.ts';

const platform = platformForTests();
const stage = newStage(platform);
const inApp = { channel: 'in-app' };

/** An order made inside WeChat without an openId. */
async function started(gateway: string) {
  const person = await stage.payable();
  const { status, body } = await order(person, 'in-app', { gateway, ...inApp });
  expect([status, body.cashier]).toEqual([201, undefined]);
  return { person, orderNumber: body.orderNumber as string };
}
const ask = (person: Saved, orderNumber: string) =>
  person.client.call('POST', `/api/application/orders/${orderNumber}/links`);
const open = (url: string) => fetch(url, { redirect: 'manual' });

test('WeChat: on to its cashier for mobile browsers, once; paid there', async () => {
  const { person, orderNumber } = await started('wechat');
  const link = await ask(person, orderNumber);
  expect(link.status).toBe(201);
  const answers = await Promise.all([open(link.body.url), open(link.body.url)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  const location = answers.find(({ status }) => status === 303)?.headers.get('location') ?? '';
  expect(await (await fetch(location)).text()).toContain(orderNumber);
  const used = await open(link.body.url);
  expect([used.status, ((await used.json()) as { code: string }).code]).toEqual([
    410,
    'link-ended',
  ]);
  await stage.pay(orderNumber, 'success');
  await paidOnce(stage, orderNumber);
  expect((await ask(person, orderNumber)).body.code).toBe('already-paid');
});

test('Alipay and YeePay: the form as a page without script or session', async () => {
  for (const gateway of ['alipay', 'yeepay']) {
    const person = await stage.payable();
    const { status, body } = await order(person, 'in-app', { gateway, ...inApp });
    // YeePay's cashier opens inside WeChat too.
    expect([status, body.cashier !== undefined]).toEqual([201, gateway === 'yeepay']);
    const { orderNumber } = body;
    const page = await open((await ask(person, orderNumber)).body.url);
    const html = await page.text();
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null]);
    expect(html).toContain(`action="${platform.endpoints.gateway}/`);
    expect(html).not.toContain('<script');
    expect(html).not.toContain(person.body.applicant.name);
  }
});

test('expired, replaced, forged, or of another applicant: nowhere', async () => {
  const { person, orderNumber } = await started('alipay');
  const first = (await ask(person, orderNumber)).body.url;
  const second = (await ask(person, orderNumber)).body.url;
  expect((await open(first)).status).toBe(410);
  await stage.advance(301);
  expect((await open(second)).status).toBe(410);
  const forged = second.replace(orderNumber, `${orderNumber.slice(0, -1)}Z`);
  expect([404, 410]).toContain((await open(forged)).status);
  expect((await open(`${second.slice(0, -3)}AAA`)).status).toBe(410);
  const other = await saved(stage.endpoints());
  expect((await ask(other, orderNumber)).status).toBe(404);
  const nobody = new Client(stage.endpoints().api);
  const path = `/api/application/orders/${orderNumber}/links`;
  expect((await nobody.call('POST', path)).status).toBe(401);
});

test('a code on a screen has no link; with an openId WeChat’s own page pays', async () => {
  const person = await stage.payable();
  const code = await order(person, 'code', { gateway: 'wechat' });
  expect((await ask(person, code.body.orderNumber)).body.code).toBe('not-payable');
  const openId = 'oSimulatorPayer0000000000001';
  const own = await order(person, 'own', { gateway: 'wechat', ...inApp, openId });
  // Another way of WeChat's is another order: the first was closed there.
  expect([own.status, own.body.orderNumber === code.body.orderNumber]).toEqual([201, false]);
  expect(own.body.cashier.url).toBe('weixin://jsapi');
  expect(own.body.cashier.fields.package).toMatch(/^prepay_id=/);
});
