import { expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { decide, examId, idOf, order, payable, photograph, saved } from './support/applicant.ts';
import { askWaiver, sendPaper, staffDecides } from './support/papers.ts';
import { platformForTests } from './support/platform.ts';
import { newStage } from './support/stage.ts';
import { moveWindows, windows } from './support/windows.ts';

const platform = platformForTests();
const stage = newStage(platform);
const approve = { decision: 'approve', evidence: '' };

/** Whatever a scene did, the gateway's book and ours end equal. */
async function booksAgree() {
  await stage.refundAll();
  const { ours, theirs, wrong } = await stage.compare();
  expect(wrong).toEqual([]);
  expect(ours).toEqual(theirs);
}

const queueOf = async (username: string, queue: string, query = '') => {
  const staff = await staffClient(platform.endpoints, username);
  return staff.call('GET', `/api/review/queues/${queue}?examId=${examId}&limit=100${query}`);
};

test('a request with papers waits in the office’s queue, is approved, and confirms', async () => {
  const { endpoints } = platform;
  const person = await payable(endpoints);
  const asked = await askWaiver(person, [await sendPaper(person)], { note: '残疾人证' });
  expect(asked.status).toBe(200);
  expect(asked.body.waiver).toMatchObject({
    status: 'requested',
    kind: 'disability',
    documents: 1,
  });
  const id = await idOf(endpoints, person);
  const waiting = await queueOf('reviewer', 'waiver');
  const item = waiting.body.items.find((one: any) => one.applicationId === id);
  expect(item.waiver).toEqual({ kind: 'disability' });
  expect((await queueOf('reviewer-b', 'waiver')).body.items).toEqual([]);
  expect((await queueOf('finance', 'waiver')).status).toBe(200);
  expect((await queueOf('photo-reviewer', 'waiver')).status).toBe(403);

  const reviewer = await staffClient(endpoints, 'reviewer');
  const claim = await reviewer.call('POST', '/api/review/queues/waiver/claims', { examId });
  expect(claim.body.items.map((one: any) => one.applicationId)).toContain(id);
  const seen = await reviewer.call('GET', `/api/review/applications/${id}`);
  expect(seen.body).toMatchObject({ waiverNote: '残疾人证', claimedBy: 'reviewer' });
  expect(JSON.stringify(await stage.books())).not.toContain('残疾人证');

  for (const username of ['finance', 'photo-reviewer']) {
    expect((await staffDecides(endpoints, person, 'waiver', approve, username)).status).toBe(403);
  }
  expect((await staffDecides(endpoints, person, 'waiver', approve, 'reviewer-b')).status).toBe(404);
  const decided = await staffDecides(endpoints, person, 'waiver', approve);
  expect(decided.body).toMatchObject({ label: '免缴考务费', confirmation: 'confirmed' });
  const { history, waiver } = await stage.application(person);
  expect(waiver.status).toBe('approved');
  expect(history.map((entry: any) => entry.event)).toEqual(
    expect.arrayContaining(['waiver-requested', 'fee-waived', 'confirmed']),
  );
  expect((await queueOf('reviewer', 'waiver')).body.items).toEqual([]);
});

test('a rejection tells its reasons, and the fee stays due', async () => {
  const person = await payable(platform.endpoints);
  await askWaiver(person, [await sendPaper(person)]);
  const silent = { decision: 'reject' };
  expect((await staffDecides(platform.endpoints, person, 'waiver', silent)).status).toBe(422);
  const reasons = [{ code: 'expired', text: '证件已过期' }];
  const rejected = { ...silent, reasons, evidence: '内部记录' };
  expect((await staffDecides(platform.endpoints, person, 'waiver', rejected)).status).toBe(200);
  const shown = await stage.application(person);
  expect(shown).toMatchObject({ payment: { status: 'due' }, nextStep: 'pay' });
  expect(shown.waiver).toMatchObject({ status: 'rejected', reasons });
  expect(JSON.stringify(shown)).not.toContain('内部记录');
  const again = await askWaiver(person, [await sendPaper(person)]);
  expect(again.body.waiver).toMatchObject({ status: 'requested', reasons: [] });
});

test('a request that waits for the photo is in no queue twice', async () => {
  const { endpoints } = platform;
  const person = await saved(endpoints);
  await askWaiver(person, [await sendPaper(person)]);
  const id = await idOf(endpoints, person);
  const holds = async (queue: string) =>
    (await queueOf('lead', queue)).body.items.some((one: any) => one.applicationId === id);
  expect([await holds('qualification'), await holds('waiver')]).toEqual([true, false]);
  await decide(endpoints, person, 'approve');
  expect([await holds('qualification'), await holds('waiver')]).toEqual([false, true]);
  await photograph(person);
  expect([await holds('photo'), await holds('waiver')]).toContain(true);
});

test('a decision without a request needs evidence', async () => {
  const person = await payable(platform.endpoints);
  const nothing = await staffDecides(platform.endpoints, person, 'waiver', approve);
  expect([nothing.status, nothing.body.code]).toEqual([422, 'reasons-required']);
  const onSite = { decision: 'approve', evidence: '低保证原件已核' };
  const decided = await staffDecides(platform.endpoints, person, 'waiver', onSite);
  expect(decided.body).toMatchObject({
    waiver: { kind: 'on-site', documents: 0 },
    waiverEvidence: '低保证原件已核',
  });
});

test('#30 paid after the close is surplus; paid before it and learnt of later settles', async () => {
  const { endpoints } = platform;
  const late = await stage.ready();
  const early = await stage.ready();
  const { pay } = await windows(endpoints);
  if (!pay) throw new Error('no window');
  await stage.pay(early.orderNumber, 'never');
  await stage.advance(120);
  const { now } = (await new Client(endpoints.gateway).call('GET', '/_sim/clock')).body;
  const closes = new Date(now - 60_000).toISOString();
  try {
    await moveWindows(endpoints, { pay: { opens: pay.opens, closes } });
    await stage.pay(late.orderNumber, 'success');
    await stage.run('reconcile-payments');
    const money = await stage.of(late.orderNumber);
    expect(money.captures.map(({ disposition }) => disposition)).toEqual(['surplus']);
    expect(money.payment?.status).toBe('due');
    expect((await stage.application(early.person)).confirmation).toBe('confirmed');
    await stage.refundAll();
    expect((await stage.of(late.orderNumber)).refunds[0]?.status).toBe('done');
  } finally {
    await moveWindows(endpoints, { pay });
  }
  await booksAgree();
});

test('#31 waived while the bank page is open: the payment comes back by itself', async () => {
  const { person, orderNumber } = await stage.ready();
  await askWaiver(person, [await sendPaper(person)]);
  await staffDecides(platform.endpoints, person, 'waiver', approve);
  await stage.pay(orderNumber, 'success');
  const money = await stage.of(orderNumber);
  expect(money.captures.map(({ disposition }) => disposition)).toEqual(['surplus']);
  expect(money.payment).toEqual({ status: 'waived', amountFen: 15_000 });
  await stage.refundAll();
  expect((await stage.of(orderNumber)).refunds[0]?.status).toBe('done');
  await booksAgree();
});

test('#31 waived and never paid: the order is closed at the gateway by the reconciler', async () => {
  const { person, orderNumber } = await stage.ready();
  await askWaiver(person, [await sendPaper(person)]);
  await staffDecides(platform.endpoints, person, 'waiver', approve);
  await stage.advance(61);
  await stage.run('reconcile-payments');
  expect((await stage.of(orderNumber)).order?.status).toBe('closed');
  expect((await stage.pay(orderNumber, 'success')).status).toBe(409);
});

test('#31 an order in doubt goes first', async () => {
  const { person, orderNumber } = await stage.ready();
  await stage.script(orderNumber, 'query=timeout');
  await stage.refresh(person, orderNumber);
  expect((await askWaiver(person, [await sendPaper(person)])).status).toBe(200);
  const refused = await staffDecides(platform.endpoints, person, 'waiver', approve);
  expect([refused.status, refused.body.code]).toEqual([409, 'order-unresolved']);
  await stage.advance(61);
  await stage.run('reconcile-payments');
  expect((await staffDecides(platform.endpoints, person, 'waiver', approve)).status).toBe(200);
});

test('#32 a waiver granted after the payment gives the fee back and keeps the place', async () => {
  const { person, orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  expect((await askWaiver(person, [await sendPaper(person)])).status).toBe(200);
  const decided = await staffDecides(platform.endpoints, person, 'waiver', approve);
  expect(decided.body).toMatchObject({ refundOwed: 'waiver', confirmation: 'confirmed' });
  expect((await stage.application(person)).waiver.status).toBe('approved');
  const [refund] = (await stage.of(orderNumber)).refunds;
  expect(refund).toMatchObject({ kind: 'waiver', status: 'proposed', proposedBy: 'reviewer' });
  const finance = await staffClient(platform.endpoints, 'finance');
  const path = `/api/admin/payments/refunds/${refund?.refundNumber}/confirmation`;
  expect((await finance.call('POST', path, {})).body.status).toBe('queued');
  expect((await stage.application(person)).payment.status).toBe('refunding');
  await stage.refundAll();
  expect(await stage.application(person)).toMatchObject({
    label: '免缴考务费',
    confirmation: 'confirmed',
    payment: { status: 'waived' },
  });
  await booksAgree();
});

test('#33 withdrawn in flight: refused while open, and late money comes back', async () => {
  const { person, orderNumber } = await stage.ready();
  const leave = async () => {
    const { version } = await stage.application(person);
    return person.client.call('POST', '/api/application/withdrawal', { version });
  };
  const refused = await leave();
  expect([refused.status, refused.body.code]).toEqual([409, 'order-unresolved']);
  await stage.advance(3600);
  await stage.run('reconcile-payments');
  // The session has idled out meanwhile.
  const { registrationNumber, body } = person;
  const { name, idNumber } = body.applicant;
  const credentials = { examId, name, idNumber, registrationNumber };
  await person.client.call('POST', '/api/sessions', credentials);
  expect((await leave()).body.label).toBe('已撤回');
  await stage.pay(orderNumber, 'late');
  const money = await stage.of(orderNumber);
  expect(money.captures.map(({ disposition }) => disposition)).toEqual(['surplus']);
  await booksAgree();
});

test('after the payment a withdrawal is a request that two people of finance grant', async () => {
  const { endpoints } = platform;
  const { person, orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  const { version } = await stage.application(person);
  const asked = await person.client.call('POST', '/api/application/withdrawal', { version });
  expect(asked.body).toMatchObject({
    label: '已经交费',
    withdrawalRequest: { status: 'requested' },
  });
  expect((await queueOf('finance', 'withdrawal')).body.items).toHaveLength(1);
  expect((await queueOf('reviewer', 'withdrawal')).status).toBe(403);
  const grant = { decision: 'approve', reason: '本人申请' };
  const by = (username: string) => staffDecides(endpoints, person, 'withdrawal', grant, username);
  expect((await by('reviewer')).status).toBe(403);
  const proposed = await by('finance');
  expect(proposed.body).toMatchObject({
    label: '已经交费',
    proposals: [{ what: 'withdrawal', by: 'finance' }],
  });
  expect((await by('finance')).body.code).toBe('second-person-required');
  const granted = await by('finance-b');
  expect(granted.body).toMatchObject({ label: '已撤回', payment: { status: 'refunding' } });
  expect((await stage.of(orderNumber)).refunds).toEqual([
    expect.objectContaining({ status: 'queued', proposedBy: 'finance', confirmedBy: 'finance-b' }),
  ]);
  expect((await order(person)).body.code).toBe('withdrawn');
  expect((await queueOf('finance', 'withdrawal')).body.items).toEqual([]);
  await stage.refundAll();
  expect((await stage.application(person)).payment.status).toBe('refunded');
  await booksAgree();
  expect((await by('finance')).status).toBe(200);
  expect((await stage.of(orderNumber)).refunds).toHaveLength(1);
});

test('finance may refuse a withdrawal, with a reason that the applicant reads', async () => {
  const { person, orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  const { version } = await stage.application(person);
  await person.client.call('POST', '/api/application/withdrawal', { version });
  const no = { decision: 'reject', reason: '已超过退费期限' };
  expect((await staffDecides(platform.endpoints, person, 'withdrawal', no)).status).toBe(200);
  const shown = await stage.application(person);
  expect(shown.withdrawalRequest).toMatchObject({ status: 'rejected', reason: '已超过退费期限' });
  expect(shown.confirmation).toBe('confirmed');
});
