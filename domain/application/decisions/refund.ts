import { dueAgain } from '../../fee.ts';
import { refuse } from '../../refusals.ts';
import { alreadyDone, closed, completing, ended, type Rule, staff, system } from '../decision.ts';
import type { ApplicationState } from '../state.ts';

type Money = { gateway: string; transactionId: string };

/**
 * A refund is bound to a capture, never to an order: the fee moves only with the very capture
 * that paid it. So the refund of a duplicate leaves the fee as it is (payments.md, 45).
 */
function paysFee({ payment }: ApplicationState, { gateway, transactionId }: Money): boolean {
  return payment.gateway === gateway && payment.transactionId === transactionId;
}

function refundable(state: ApplicationState, money: Money) {
  const { status } = state.payment;
  if (!paysFee(state, money)) return refuse('not-refundable', '这笔款项没有用于缴费');
  if (status === 'paid') return undefined;
  const begun = status === 'refunding' || status === 'refunded';
  return begun ? refuse('refund-exists') : refuse('not-refundable');
}

/** The first of two persons: on the trail, nothing else moves. */
export const proposeRefund = ((state, command) => {
  const { at, by, refundNumber, refundKind } = command;
  return (
    refundable(state, command) ?? {
      events: [
        {
          kind: 'refund-proposed',
          at,
          by: staff(by),
          detail: { refundNumber, refundKind },
          set: {},
        },
      ],
    }
  );
}) satisfies Rule<'propose-refund'>;

/** A proposal comes to nothing. The one who made it may take it back. */
export const declineRefund = ((_state, { at, by, refundNumber }) => ({
  events: [{ kind: 'refund-declined', at, by: staff(by), detail: { refundNumber }, set: {} }],
})) satisfies Rule<'decline-refund'>;

/**
 * T6, by the second of two persons. Who gets a refund without a waiver has not paid, so is not
 * confirmed any more; a waiver leaves the place and only gives the money back.
 */
export const startRefund = ((state, command) => {
  const { at, by, proposedBy, refundNumber, refundKind } = command;
  const refusal = refundable(state, command);
  if (refusal) return refusal;
  if (by === proposedBy) return refuse('second-person-required');
  const leaves = refundKind !== 'waiver' && state.confirmation === 'confirmed';
  return {
    events: [
      {
        kind: 'refund-started',
        at,
        by: staff(by),
        detail: { refundNumber, refundKind, proposedBy },
        set: {
          payment: { ...state.payment, status: 'refunding' },
          ...(leaves ? { confirmation: 'open' as const } : {}),
        },
      },
    ],
  };
}) satisfies Rule<'start-refund'>;

/** T7: the gateway has given the money back. Only the capture that is being refunded moves it. */
export const refundDone = ((state, command) => {
  const { at, refundNumber, refundKind } = command;
  if (state.payment.status !== 'refunding' || !paysFee(state, command)) return alreadyDone;
  const status = refundKind === 'waiver' ? 'waived' : 'refunded';
  return completing(state, {
    kind: 'refunded',
    at,
    by: system,
    detail: { refundNumber, refundKind },
    set: { payment: { ...state.payment, status } },
  });
}) satisfies Rule<'refund-done'>;

/** The gateway would not: the fee stays refunding, and a person takes the refund over. */
export const refundFailed = ((state, command) => {
  const { at, refundNumber } = command;
  if (state.payment.status !== 'refunding' || !paysFee(state, command)) return alreadyDone;
  return {
    events: [{ kind: 'refund-failed', at, by: system, detail: { refundNumber }, set: {} }],
  };
}) satisfies Rule<'refund-failed'>;

/**
 * T8: the same person may pay again. The fee has no number of its own: an order that paid stays
 * paid, so its late second debit is surplus, and the late capture of an order that was closed
 * settles the reopened fee like any other, for it is real money (model: reopenLate).
 */
export const reopenFee = ((state, { at, by }, { exam }) => {
  const refusal = ended(state);
  if (refusal) return refusal;
  const { payment } = state;
  if (payment.status === 'due') return alreadyDone;
  if (payment.status !== 'refunded') return refuse('not-payable');
  return (
    closed(exam, 'pay', at, state) ?? {
      events: [{ kind: 'fee-reopened', at, by: staff(by), set: { payment: dueAgain(payment) } }],
    }
  );
}) satisfies Rule<'reopen-fee'>;
