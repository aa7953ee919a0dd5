import { isFeeOpen } from '../../payment/capture.ts';
import { refuse } from '../../refusals.ts';
import { closeOf } from '../../windows.ts';
import type { Event } from '../commands.ts';
import { alreadyDone, confirmed, isComplete, type Rule, system } from '../decision.ts';
import { evolve } from '../evolve.ts';

/**
 * The fee is paid. The caller has matched order and capture (decideCapture); this is the wall
 * behind it. The pay time decides against the close, not the time at which we hear of it, so a
 * payment in time also brings back an application that the close abandoned.
 */
export const settle = ((state, command, { exam }) => {
  const { at, orderNumber, gateway, transactionId, paidAt, amountFen } = command;
  const { payment } = state;
  if (payment.status === 'paid') {
    const same = payment.transactionId === transactionId && payment.gateway === gateway;
    return same ? alreadyDone : refuse('already-paid');
  }
  if (!isFeeOpen(state)) return refuse('not-payable');
  if (amountFen !== payment.amountFen) return refuse('not-payable', '金额不符');
  if (paidAt > closeOf(exam, state)) return refuse('window-closed', '支付时间已过截止时间');
  const paid: Event = {
    kind: 'paid',
    at,
    by: system,
    detail: { orderNumber, gateway, transactionId, amountFen },
    set: {
      payment: { status: 'paid', amountFen, orderNumber, gateway, transactionId, paidAt },
      // Only what is complete is confirmed, below.
      confirmation: 'open',
    },
  };
  return { events: isComplete(evolve(state, [paid])) ? [paid, confirmed(at)] : [paid] };
}) satisfies Rule<'settle'>;
