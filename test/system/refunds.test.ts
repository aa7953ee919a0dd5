import { describe, expect, test } from 'vitest';
import { staffClient } from '../../scripts/journey/client.ts';
import { order, type Saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { paidOnce } from './support/scene.ts';
import { newStage } from './support/stage.ts';

const stage = newStage(platformForTests());
const root = '/api/admin/payments';

async function as(username: string, method: string, path: string, body?: unknown) {
  const staff = await staffClient(stage.endpoints(), username);
  return staff.call(method, `${root}${path}`, body);
}

async function paid() {
  const { person, orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  await paidOnce(stage, orderNumber);
  const { captures } = await stage.of(orderNumber);
  const { gateway, transactionId } = captures[0] ?? { gateway: '', transactionId: '' };
  return { person, orderNumber, capture: { gateway, transactionId } };
}

const proposal = (capture: { gateway: string; transactionId: string }, kind = 'voluntary') => ({
  ...capture,
  kind,
  reason: '考生申请',
});

/** Proposed by one, confirmed by another: the refund is queued. */
async function refunding(kind = 'voluntary') {
  const { person, orderNumber, capture } = await paid();
  const proposed = await as('finance', 'POST', '/refunds', proposal(capture, kind));
  expect([proposed.status, proposed.body.status]).toEqual([201, 'proposed']);
  const number: string = proposed.body.refundNumber;
  const confirmed = await as('finance-b', 'POST', `/refunds/${number}/confirmation`, {});
  expect([confirmed.status, confirmed.body.status]).toEqual([200, 'queued']);
  return { person, orderNumber, capture, number };
}

const payment = async (person: Saved) => {
  const { payment: fee, label, confirmation } = await stage.application(person);
  return [fee.status, label, confirmation];
};

async function bothBooksAgree() {
  const { ours, theirs, wrong } = await stage.compare();
  expect(wrong).toEqual([]);
  expect(ours).toEqual(theirs);
}

const exceptions = async (kind: string, username = 'finance'): Promise<any[]> => {
  const items: any[] = [];
  let cursor = '';
  do {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await as(username, 'GET', `/exceptions?kind=${kind}${more}`);
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.cursor ?? '';
  } while (cursor !== '');
  return items;
};

test('#32 a waiver after the payment: the fee goes back, the place stays', async () => {
  const { person } = await refunding('waiver');
  expect(await payment(person)).toEqual(['refunding', '退费中', 'confirmed']);
  await stage.refundAll();
  expect(await payment(person)).toEqual(['waived', '免缴考务费', 'confirmed']);
  await bothBooksAgree();
});

test('#46 one operator twice, two operators, and the same person', async () => {
  const { capture } = await paid();
  const body = proposal(capture);
  const both = await Promise.all([
    as('finance', 'POST', '/refunds', body),
    as('finance', 'POST', '/refunds', body),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const number = both.find(({ status }) => status === 201)?.body.refundNumber;
  const path = `/refunds/${number}/confirmation`;
  const own = await as('finance', 'POST', path, {});
  expect([own.status, own.body.code]).toEqual([409, 'second-person-required']);
  const clicks = await Promise.all([0, 1].map(() => as('finance-b', 'POST', path, {})));
  expect(clicks.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = await as('finance', 'POST', path, {});
  expect([late.status, late.body.code]).toEqual([409, 'refund-exists']);
  expect((await as('finance-b', 'POST', '/refunds', body)).body.code).toBe('refund-exists');
  await stage.refundAll();
  expect((await as('finance-b', 'POST', '/refunds', body)).body.code).toBe('refund-exists');
  await bothBooksAgree();
});

test('#47 refunded, reopened, and paid again with a new order', async () => {
  const { person, orderNumber, capture, number } = await refunding();
  expect(await payment(person)).toEqual(['refunding', '退费中', 'open']);
  const early = await as('finance', 'POST', `/refunds/${number}/reopening`, {});
  expect([early.status, early.body.code]).toEqual([409, 'not-payable']);
  await stage.refundAll();
  expect(await payment(person)).toEqual(['refunded', '已退费', 'open']);
  expect((await order(person)).body.code).toBe('not-payable');
  expect((await as('finance', 'POST', `/refunds/${number}/reopening`, {})).status).toBe(200);
  const second = await stage.open(person);
  expect(second).not.toBe(orderNumber);
  await stage.pay(second, 'success');
  expect(await payment(person)).toEqual(['paid', '已经交费', 'confirmed']);
  const again = await as('finance', 'POST', '/refunds', proposal(capture));
  expect(again.body.code).toBe('refund-exists');
  await bothBooksAgree();
});

test('#45 the refund of a duplicate does not unpay; a settled capture is no surplus', async () => {
  const { person, orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'double-debit');
  const { captures } = await stage.of(orderNumber);
  const surplus = captures.find(({ disposition }) => disposition === 'surplus');
  const { gateway = '', transactionId = '' } = surplus ?? {};
  const refused = await as('finance', 'POST', '/refunds', proposal({ gateway, transactionId }));
  expect([refused.status, refused.body.code]).toEqual([409, 'not-refundable']);
  await stage.refundAll();
  expect(await payment(person)).toEqual(['paid', '已经交费', 'confirmed']);
  await bothBooksAgree();
});

test('#41 the answer to a refund is lost: asked first, refunded once', async () => {
  const { person, orderNumber } = await refunding();
  await stage.script(orderNumber, 'refund=timeout');
  await stage.refundAll();
  expect((await payment(person))[0]).toBe('refunded');
  await bothBooksAgree();
});

test('#43 refused by the gateway: on the list, alarmed, and retried under its number', async () => {
  const { person, orderNumber, number } = await refunding();
  await stage.script(orderNumber, 'refund=18');
  await stage.advance(61);
  await stage.run('refund-captures');
  expect((await payment(person))[0]).toBe('refunding');
  const listed = await exceptions('refund');
  expect(listed.find((one) => one.refund.refundNumber === number)?.refund.why).toBe('18');
  expect(await stage.logs()).toContain('payment incident');
  expect(await stage.metrics()).toContain('PaymentIncidents');
  const retried = await as('finance', 'POST', `/refunds/${number}/retry`, {});
  expect([retried.status, retried.body.status]).toEqual([200, 'queued']);
  const twice = await as('finance', 'POST', `/refunds/${number}/retry`, {});
  expect(twice.body.code).toBe('refund-exists');
  await stage.advance(61);
  await stage.run('refund-captures');
  await stage.advance(301);
  await stage.run('refund-captures');
  expect((await payment(person))[0]).toBe('refunded');
  expect((await exceptions('refund')).some((one) => one.refund.refundNumber === number)).toBe(
    false,
  );
  await bothBooksAgree();
});

test('a proposal waits on the list, is declined, and may be proposed again', async () => {
  const { person, capture } = await paid();
  const { body } = await as('finance', 'POST', '/refunds', proposal(capture));
  const number: string = body.refundNumber;
  const waits = async () =>
    (await exceptions('proposal')).some((one) => one.refund.refundNumber === number);
  expect(await waits()).toBe(true);
  const no = await as('finance-b', 'POST', `/refunds/${number}/rejection`, {
    reason: '已参加考试',
  });
  expect([no.status, no.body.status]).toEqual([200, 'declined']);
  expect(await waits()).toBe(false);
  const yes = await as('finance-b', 'POST', `/refunds/${number}/confirmation`, {});
  expect([yes.status, yes.body.code]).toEqual([409, 'not-refundable']);
  expect((await payment(person))[0]).toBe('paid');
  expect((await as('finance-b', 'POST', '/refunds', proposal(capture))).status).toBe(201);
  const own = await as('finance-b', 'POST', `/refunds/${number}/confirmation`, {});
  expect(own.body.code).toBe('second-person-required');
  const history = (await stage.application(person)).history.map((entry: any) => entry.event);
  expect(history.slice(-3)).toEqual(['refund-proposed', 'refund-declined', 'refund-proposed']);
});

describe('money that fits no order', () => {
  const decide = (
    username: string,
    money: { gateway: string; transactionId: string },
    decision: string,
  ) =>
    as(username, 'POST', `/captures/${money.gateway}/${money.transactionId}/decision`, {
      decision,
      reason: '金额不符',
    });

  async function mismatch() {
    const { person, orderNumber } = await stage.ready();
    await stage.pay(orderNumber, 'wrong-amount');
    const [capture] = (await stage.of(orderNumber)).captures;
    expect(capture?.disposition).toBe('mismatch');
    return { person, orderNumber, money: capture ?? { gateway: '', transactionId: '' } };
  }

  test('is listed, never accepted at another amount, and goes back by two persons', async () => {
    const { person, money } = await mismatch();
    const listed = async (kind: string) =>
      (await exceptions(kind, 'auditor')).some((one) => one.transactionId === money.transactionId);
    expect(await listed('mismatch')).toBe(true);
    const accepted = await decide('finance', money, 'accept');
    expect([accepted.status, accepted.body.code]).toEqual([409, 'capture-unfit']);
    const proposed = await decide('finance', money, 'refund');
    expect([proposed.status, proposed.body.refund.status]).toEqual([201, 'proposed']);
    expect((await decide('finance-b', money, 'refund')).body.code).toBe('refund-exists');
    const path = `/refunds/${proposed.body.refund.refundNumber}/confirmation`;
    expect((await as('finance', 'POST', path, {})).body.code).toBe('second-person-required');
    expect((await as('finance-b', 'POST', path, {})).status).toBe(200);
    expect(await listed('mismatch')).toBe(false);
    expect((await decide('finance', money, 'accept')).body.code).toBe('refund-exists');
    expect((await payment(person))[0]).toBe('due');
  });

  test('without any order: listed, and only the way back is open', async () => {
    const { orderNumber } = await paid();
    const unknown = stage.unknownOrder();
    const fields = { ...(await stage.noticeOf(orderNumber)), r6_Order: unknown };
    const money = { gateway: 'yeepay', transactionId: '612026000000419I' };
    await stage.tell(stage.sign({ ...fields, r2_TrxId: money.transactionId }));
    const orphans = await exceptions('orphan');
    expect(orphans.some((one) => one.transactionId === money.transactionId)).toBe(true);
    expect((await decide('finance', money, 'accept')).body.code).toBe('capture-unfit');
    expect((await decide('finance', money, 'refund')).status).toBe(201);
  });
});

test('an order that is unresolved for a day is listed', async () => {
  const { person, orderNumber } = await stage.ready();
  await stage.script(orderNumber, 'query=timeout');
  await stage.refresh(person, orderNumber);
  const listed = async () =>
    (await exceptions('order')).some((one) => one.orderNumber === orderNumber);
  expect(await listed()).toBe(false);
  await stage.script(orderNumber, ...Array.from({ length: 40 }, () => 'query=timeout'));
  for (let hour = 0; hour < 26; hour += 1) {
    await stage.advance(3600);
    await stage.run('reconcile-payments');
  }
  expect(await listed()).toBe(true);
});

describe('a mass refund', () => {
  const examId = 'gansu-2017-03';
  const body = { examId, reason: '考试取消', limitFen: 10_000_000 };

  test('is counted, confirmed by another, and worked off by the schedule', async () => {
    const { person } = await paid();
    const preview = await as('finance', 'POST', '/mass-refunds', { ...body, preview: true });
    const started = await as('finance', 'POST', '/mass-refunds', { ...body, preview: false });
    expect([preview.status, started.status]).toEqual([201, 201]);
    const path = `/mass-refunds/${started.body.id}`;
    const early = await as('finance-b', 'POST', `${path}/confirmation`, {});
    expect(early.body.code).toBe('not-pending');
    await stage.run('run-mass-refunds');
    const counted = await as('auditor', 'GET', path);
    expect(counted.body).toMatchObject({ status: 'proposed', started: 0, done: 0 });
    expect(counted.body.planned).toBeGreaterThan(0);
    const looked = await as(
      'finance-b',
      'POST',
      `/mass-refunds/${preview.body.id}/confirmation`,
      {},
    );
    expect(looked.body.code).toBe('not-pending');
    const own = await as('finance', 'POST', `${path}/confirmation`, {});
    expect(own.body.code).toBe('second-person-required');
    expect((await as('finance-b', 'POST', `${path}/confirmation`, {})).status).toBe(200);
    const twice = await as('finance-b', 'POST', `${path}/confirmation`, {});
    expect(twice.body.code).toBe('refund-exists');
    await stage.run('run-mass-refunds');
    expect((await payment(person))[0]).toBe('refunding');
    await stage.refundAll();
    expect((await payment(person))[0]).toBe('refunded');
    const { planned } = counted.body;
    const { body: progress } = await as('finance', 'GET', path);
    expect(progress.totalFen).toBe(progress.started * 15_000);
    expect([progress.status, progress.done]).toEqual(['done', progress.started]);
    // One may wait for its second person already; that one is not started twice.
    expect(progress.started).toBeGreaterThanOrEqual(planned - 1);
  });

  test('of nothing, or by the wrong role, is refused', async () => {
    const asked = { ...body, preview: true };
    expect((await as('reviewer', 'POST', '/mass-refunds', asked)).status).toBe(403);
    expect((await as('auditor', 'POST', '/mass-refunds', asked)).status).toBe(403);
    const nowhere = await as('finance', 'POST', '/mass-refunds', { ...asked, examId: 'none' });
    expect(nowhere.status).toBe(404);
    const position = await as('finance', 'POST', '/mass-refunds', { ...asked, positionCode: 'X' });
    expect(position.body.code).toBe('unknown-position');
    expect((await as('finance', 'GET', `/mass-refunds/${'0'.repeat(26)}`)).status).toBe(404);
  });
});

describe('roles', () => {
  const number = 'R0123456789ABCDEFGHJKMNPQ';
  const money = { gateway: 'yeepay', transactionId: '612026112300000001I' };
  const changes: [string, unknown][] = [
    ['/refunds', proposal(money)],
    [`/refunds/${number}/confirmation`, {}],
    [`/refunds/${number}/rejection`, { reason: '不同意' }],
    [`/refunds/${number}/retry`, {}],
    [`/refunds/${number}/reopening`, {}],
    ['/captures/yeepay/612026112300000001I/decision', { decision: 'refund', reason: '金额不符' }],
  ];

  test.each(['reviewer', 'exam-admin', 'auditor'])('%s changes nothing', async (username) => {
    for (const [path, body] of changes) {
      expect((await as(username, 'POST', path, body)).status, path).toBe(403);
    }
  });

  test('the auditor reads, the reviewer does not', async () => {
    expect((await as('auditor', 'GET', '/exceptions')).status).toBe(200);
    expect((await as('reviewer', 'GET', '/exceptions')).status).toBe(403);
    expect((await as('finance', 'GET', '/exceptions?cursor=forged')).status).toBe(422);
  });

  test('finance finds nothing under a number that is nobody’s', async () => {
    for (const [path, body] of changes) {
      expect((await as('finance', 'POST', path, body)).status, path).toBe(404);
    }
  });
});
