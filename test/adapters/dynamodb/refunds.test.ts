import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feeRefund } from '#adapters/dynamodb/refund-item.ts';
import type { Change, Loaded, Refund } from '#adapters/dynamodb/types.ts';
import type {
  PaymentGateway,
  QueryResult,
  RefundResult,
  RefundState,
} from '#adapters/payments/port.ts';
import { refundCapture } from '#adapters/payments/refund-capture.ts';
import type { Command } from '#domain/application/commands.ts';
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import { examOf } from '../../domain/support/builders.ts';
import { capture, changed, NOON } from '../../support/application.ts';
import { loadOne, paidOne } from '../../support/paid.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
  await test.store.putExam(examOf({ examId: 'demo' }), undefined, { by: 'office', at: 0 });
});
afterAll(() => test?.engine.stop());

const load = (id: string): Promise<Loaded> => loadOne(test.store, id);

const persons = { reason: '考生申请', proposedBy: 'finance', confirmedBy: 'finance-b' };

function starting(loaded: Loaded, kind: 'voluntary' | 'waiver' = 'voluntary') {
  const refund = feeRefund(loaded.state, { kind, status: 'queued', ...persons }, NOON);
  const command: Command = {
    kind: 'start-refund',
    at: NOON,
    gateway: refund.gateway,
    transactionId: refund.transactionId,
    refundNumber: refund.refundNumber,
    refundKind: kind,
    proposedBy: 'finance',
    by: 'finance-b',
  };
  const decision = decide(loaded.state, command, { exam: examOf() });
  if ('refusal' in decision) throw new Error(decision.refusal.code);
  const { events } = decision;
  const change: Change = { loaded, state: evolve(loaded.state, events), events };
  return { refund, ...change };
}

async function started(id: string, kind: 'voluntary' | 'waiver' = 'voluntary'): Promise<Refund> {
  const start = starting(await paidOne(test.store, id), kind);
  expect(await test.store.startRefund(start)).toBe('started');
  return stored(start.refund);
}

const stored = async ({ refundNumber }: Refund): Promise<Refund> => {
  const refund = await test.store.loadRefund(refundNumber);
  if (!refund) throw new Error('refund is missing');
  return refund;
};

/** A gateway that keeps a book of its refunds by number, as the real ones do. */
function gatewayFor(refund: Refund, more: { refundedFen?: number; query?: QueryResult } = {}) {
  const sent: string[] = [];
  const answers: { refund: RefundResult[]; state: RefundState[] } = { refund: [], state: [] };
  const { orderNumber, transactionId } = refund;
  const gateway = {
    id: 'yeepay',
    async query(): Promise<QueryResult> {
      const facts = { ...capture(orderNumber, transactionId), source: 'query' as const };
      return more.query ?? { kind: 'paid', capture: facts, refundedFen: more.refundedFen ?? 0 };
    },
    async refund(request: { refundNumber: string; orderNumber?: string }) {
      expect(request.orderNumber).toBe(orderNumber);
      const scripted = answers.refund.shift();
      if (scripted?.kind !== 'rejected') sent.push(request.refundNumber);
      return scripted ?? { kind: 'accepted' };
    },
    async queryRefund(): Promise<RefundState> {
      return answers.state.shift() ?? { kind: sent.length > 0 ? 'done' : 'not-found' };
    },
  };
  return { sent, answers, port: gateway as unknown as PaymentGateway };
}

const due = async ({ refundNumber }: Refund, now: number) =>
  (await test.store.dueRefunds(now, 100)).filter((one) => one.refundNumber === refundNumber);

const minutes = (count: number) => NOON + count * 60_000;

describe('startRefund', () => {
  it('starts one of twenty at once, and none afterwards', async () => {
    const start = starting(await paidOne(test.store, 'TWENTY'));
    const results = await Promise.all(
      Array.from({ length: 20 }, () => test.store.startRefund(start)),
    );
    expect(results.filter((result) => result === 'started')).toHaveLength(1);
    expect(await test.store.startRefund(start)).toBe('exists');
    expect((await load('TWENTY')).state.payment.status).toBe('refunding');
    expect((await test.store.loadHistory('TWENTY')).at(-1)?.events[0]?.kind).toBe('refund-started');
  });

  it('starts nothing upon a state that has moved on', async () => {
    const loaded = await paidOne(test.store, 'STALE');
    await test.store.commit(changed(loaded, 'extended'));
    const start = starting(loaded);
    expect(await test.store.startRefund(start)).toBe('conflict');
    expect(await test.store.loadRefund(start.refund.refundNumber)).toBeUndefined();
  });

  it('confirms a proposal once, and only the one that was read', async () => {
    const loaded = await paidOne(test.store, 'PROPOSED');
    const { refund } = starting(loaded);
    const was: Refund = { ...refund, status: 'proposed' };
    const proposing = { ...changed(loaded, 'refund-proposed'), refund: was };
    expect(await test.store.startRefund(proposing)).toBe('started');
    expect(await test.store.startRefund(proposing)).toBe('exists');
    expect(await due(refund, minutes(9))).toEqual([]);
    const later = starting(await load('PROPOSED'));
    const other = { ...was, createdAt: NOON + 1 };
    expect(await test.store.startRefund({ ...later, was: other })).toBe('exists');
    const both = await Promise.all([
      test.store.startRefund({ ...later, was }),
      test.store.startRefund({ ...later, was }),
    ]);
    expect(both.filter((one) => one === 'started')).toHaveLength(1);
    expect(await test.store.startRefund({ ...later, was })).toBe('exists');
  });
});

describe('the worker on the refund of a fee', () => {
  it('sends once, and refund and fee end together', async () => {
    const refund = await started('PLAIN');
    const { sent, port } = gatewayFor(refund);
    expect(await refundCapture(test.store, port, refund, NOON)).toBe('sent');
    expect((await load('PLAIN')).state.payment.status).toBe('refunding');
    expect(await refundCapture(test.store, port, await stored(refund), minutes(2))).toBe('done');
    expect(sent).toHaveLength(1);
    expect((await load('PLAIN')).state.payment.status).toBe('refunded');
    const versions = (await load('PLAIN')).state.version;
    const again = await test.store.noteRefund(await stored(refund), { status: 'done' });
    expect([again, (await load('PLAIN')).state.version]).toEqual(['noted', versions]);
    expect(await due(refund, minutes(600))).toEqual([]);
  });

  it('of a waiver ends waived', async () => {
    const refund = await started('WAIVER', 'waiver');
    const { port } = gatewayFor(refund);
    await refundCapture(test.store, port, refund, NOON);
    await refundCapture(test.store, port, await stored(refund), minutes(2));
    expect((await load('WAIVER')).state.payment.status).toBe('waived');
  });

  it('that dies between gateway and record: the next one asks, and does not send', async () => {
    const refund = await started('CRASH');
    const { sent, port } = gatewayFor(refund);
    const dying = { ...test.store, noteRefund: () => Promise.reject(new Error('died')) };
    await expect(refundCapture(dying, port, refund, NOON)).rejects.toThrow('died');
    expect(sent).toHaveLength(1);
    expect(await due(refund, NOON + 59_000)).toEqual([]);
    const [next] = await due(refund, minutes(2));
    expect(next?.tries).toBe(1);
    expect(await refundCapture(test.store, port, next as Refund, minutes(2))).toBe('done');
    expect(sent).toHaveLength(1);
    expect((await load('CRASH')).state.payment.status).toBe('refunded');
  });

  it('two at once: one is told that it is taken', async () => {
    const refund = await started('RACE');
    const { sent, port } = gatewayFor(refund);
    const turns = [0, 1].map(() => refundCapture(test.store, port, refund, NOON));
    expect((await Promise.all(turns)).sort()).toEqual(['sent', 'taken']);
    expect(sent).toHaveLength(1);
  });

  it('notes done although the application moved on meanwhile', async () => {
    const refund = await started('MOVING');
    const { port } = gatewayFor(refund);
    await refundCapture(test.store, port, refund, NOON);
    let moved = false;
    const racing: typeof test.store = {
      ...test.store,
      async noteRefund(...given) {
        if (!moved) await test.store.commit(changed(await load('MOVING'), 'sessions-ended'));
        moved = true;
        return test.store.noteRefund(...given);
      },
    };
    expect(await refundCapture(racing, port, await stored(refund), minutes(2))).toBe('done');
    expect((await stored(refund)).status).toBe('done');
    expect((await load('MOVING')).state.payment.status).toBe('refunded');
  });

  it('refused: a person takes over, the fee stays refunding, and a retry keeps the number', async () => {
    const refund = await started('REFUSED');
    const { sent, answers, port } = gatewayFor(refund);
    answers.refund.push({ kind: 'rejected', code: '18' });
    expect(await refundCapture(test.store, port, refund, NOON)).toBe('manual');
    const manual = await stored(refund);
    expect(manual).toMatchObject({ status: 'manual', why: '18' });
    const { state } = await load('REFUSED');
    expect(state.payment.status).toBe('refunding');
    expect((await test.store.loadHistory('REFUSED')).at(-1)?.events[0]?.kind).toBe('refund-failed');
    const retry = { status: 'queued', nextAt: minutes(3), resend: true } as const;
    expect(await test.store.noteRefund(manual, retry)).toBe('noted');
    expect(await test.store.noteRefund(manual, retry)).toBe('conflict');
    expect(await refundCapture(test.store, port, await stored(refund), minutes(3))).toBe('sent');
    expect(await refundCapture(test.store, port, await stored(refund), minutes(9))).toBe('done');
    expect(sent).toEqual([refund.refundNumber]);
  });

  it('sends nothing when the gateway says that nothing is left', async () => {
    const refund = await started('EMPTY');
    const { sent, port } = gatewayFor(refund, { refundedFen: 1 });
    expect(await refundCapture(test.store, port, refund, NOON)).toBe('manual');
    expect([sent, (await stored(refund)).why]).toEqual([[], 'nothing-left']);
  });

  it.each(['unanswered', 'not-found'] as const)('waits while the query is %s', async (kind) => {
    const refund = await started(`WAIT-${kind}`);
    const query = (kind === 'not-found' ? { kind } : { kind, why: 'timeout' }) as QueryResult;
    const { sent, port } = gatewayFor(refund, { query });
    expect(await refundCapture(test.store, port, refund, NOON)).toBe('queued');
    expect(sent).toEqual([]);
  });
});
