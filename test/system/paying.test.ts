import { describe, expect, test } from 'vitest';
import { Client } from '../../scripts/journey/client.ts';
import { drawBust } from '../../scripts/journey/photo.ts';
import { openCashier, until } from '../../scripts/journey/run.ts';
import { decide, order, payable, photograph, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const gateway = () => new Client(platform.endpoints.gateway);
const pay = (orderNumber: string, scenario: string, more = {}) =>
  gateway().call('POST', `/_sim/orders/${orderNumber}/pay`, { scenario, ...more });

async function openOrder(person: Awaited<ReturnType<typeof payable>>) {
  const { body } = await order(person);
  await openCashier(body.cashier);
  return body.orderNumber as string;
}

const status = async (person: Awaited<ReturnType<typeof payable>>) =>
  (await person.client.call('GET', '/api/application')).body;

describe('the photo', () => {
  test('too large, not a JPEG, truncated and green are refused, each with its reason', async () => {
    const person = await saved(platform.endpoints);
    await decide(platform.endpoints, person, 'approve');
    const good = drawBust();
    expect((await photograph(person, new Uint8Array(20_481))).status).toBe(400);
    for (const picture of [
      new TextEncoder().encode('<html>not a picture</html>'),
      good.slice(0, good.length / 2),
      drawBust('green'),
    ]) {
      const { body } = await photograph(person, picture);
      expect(body.photo.status).toBe('failed');
      expect(body.photo.reasons[0].text).toMatch(/[一-鿿]/);
      expect(body.label).toBe('照片审核未通过');
    }
    const { body } = await photograph(person, good);
    await until(
      () => person.client.call('GET', '/api/application'),
      (application) => application.photo.status === 'pending',
    );
    expect(['pending', 'failed']).toContain(body.photo.status);
    expect((await status(person)).photo.status).toBe('pending');
  });
});

describe('the fee', () => {
  test('no order before the photo passed: the guide’s sentence', async () => {
    const person = await saved(platform.endpoints);
    await decide(platform.endpoints, person, 'approve');
    const answer = await order(person);
    expect(answer.status).toBe(409);
    expect(answer.body.title).toBe('该考生还没有传照片，请传完照片后再进行缴费业务');
  });

  test('two tabs get one order; another applicant does not see it', async () => {
    const person = await payable(platform.endpoints);
    const [one, two] = await Promise.all([order(person), order(person)]);
    expect(one.body.orderNumber).toBe(two.body.orderNumber);
    const other = await saved(platform.endpoints);
    const path = `/api/application/orders/${one.body.orderNumber}`;
    expect((await other.client.call('GET', path)).status).toBe(404);
  });

  test('fifty notices at once settle once', async () => {
    const person = await payable(platform.endpoints);
    const orderNumber = await openOrder(person);
    const paid = await pay(orderNumber, 'burst', { notices: 50 });
    expect(paid.status).toBe(200);
    const application = await status(person);
    expect([application.label, application.confirmation]).toEqual(['已经交费', 'confirmed']);
    const events = application.history.filter((entry: any) => /settle|paid/.test(entry.event));
    expect(events).toHaveLength(1);
  });

  test.each(['tamper-signature', 'tamper-amount', 'tamper-order', 'wrong-merchant'])(
    'a notice with %s pays nothing',
    async (scenario) => {
      const person = await payable(platform.endpoints);
      const orderNumber = await openOrder(person);
      await pay(orderNumber, scenario);
      expect((await status(person)).payment.status).toBe('due');
    },
  );

  test('a lost notice: 「银行已扣款」 asks the gateway and settles', async () => {
    const person = await payable(platform.endpoints);
    const orderNumber = await openOrder(person);
    await pay(orderNumber, 'never');
    const path = `/api/application/orders/${orderNumber}/refresh`;
    const answer = await person.client.call('POST', path, {});
    expect([answer.status, answer.body.status]).toEqual([200, 'paid']);
    expect((await status(person)).label).toBe('已经交费');
  });

  test('a second debit of one order is recorded and never unpays the first', async () => {
    const person = await payable(platform.endpoints);
    const orderNumber = await openOrder(person);
    await pay(orderNumber, 'double-debit');
    expect((await status(person)).label).toBe('已经交费');
  });
});
