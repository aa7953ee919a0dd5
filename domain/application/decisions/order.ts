import { dueAgain } from '../../fee.ts';
import { refuse } from '../../refusals.ts';
import { alreadyDone, applicantOf, closed, ended, type Rule, system } from '../decision.ts';
import type { ApplicationState } from '../state.ts';

/** Binds an order to the application; at most one is open or unresolved. */
export const openOrder = ((state, command, { exam }) => {
  const { at, orderNumber, gateway } = command;
  const { payment } = state;
  const open = payment.status === 'due' && payment.orderNumber === orderNumber;
  const refusal = ended(state) ?? settled(state) ?? unready(state);
  if (refusal) return refusal;
  if (open) return alreadyDone;
  if (payment.orderNumber !== undefined || payment.status === 'confirming') {
    return refuse('order-unresolved');
  }
  return (
    closed(exam, 'pay', at, state) ?? {
      events: [
        {
          kind: 'order-opened',
          at,
          by: applicantOf(state.applicationId),
          detail: { orderNumber, gateway },
          set: { payment: { ...dueAgain(payment), orderNumber, gateway } },
        },
      ],
    }
  );
}) satisfies Rule<'open-order'>;

function settled({ payment }: ApplicationState) {
  if (payment.status === 'paid') return refuse('already-paid');
  if (payment.status === 'waived') return refuse('already-paid', '免缴考务费');
  if (payment.status === 'due' || payment.status === 'confirming') return undefined;
  return refuse('not-payable', payment.status === 'refunding' ? '退费中' : '已退费');
}

/** The order of the guide: qualification, photo, fee. The sentence is the guide's. */
function unready({ qualification, photo }: ApplicationState) {
  if (photo.status === 'none') return refuse('photo-missing', '尚未上传照片');
  if (photo.status !== 'approved') {
    const failed = photo.status === 'failed' || photo.status === 'rejected';
    return refuse('photo-not-approved', failed ? '照片审核未通过' : '照片待审核');
  }
  return qualification.status === 'approved' ? undefined : refuse('not-qualified');
}

/** The outcome is unknown: the return page, 「银行已扣款」, or an unanswered query. */
export const doubtOrder = ((state, command) => {
  const { payment } = state;
  if (payment.status !== 'due' || payment.orderNumber !== command.orderNumber) return alreadyDone;
  return {
    events: [
      {
        kind: 'order-doubted',
        at: command.at,
        by: system,
        detail: { orderNumber: command.orderNumber },
        set: { payment: { ...payment, status: 'confirming' } },
      },
    ],
  };
}) satisfies Rule<'doubt-order'>;

/** The gateway's signed answer says unpaid and closed. An order that is not ours changes nothing. */
export const closeOrder = ((state, command) => {
  const { payment } = state;
  if (payment.status !== 'due' && payment.status !== 'confirming') return alreadyDone;
  if (payment.orderNumber !== command.orderNumber) return alreadyDone;
  return {
    events: [
      {
        kind: 'order-closed',
        at: command.at,
        by: system,
        detail: { orderNumber: command.orderNumber },
        set: { payment: dueAgain(payment) },
      },
    ],
  };
}) satisfies Rule<'close-order'>;
