import { currency } from '../fee.ts';
import { formatInstant } from '../local-time.ts';
import type { Exam } from './exam.ts';
import { label, nextStep } from './label.ts';
import type { ApplicationState, Instant } from './state.ts';

/** The statuses as the wire shows them to the applicant: instants as ISO 8601, no staff ids. */
export function viewStatuses(state: ApplicationState, exam: Exam, now: Instant) {
  const { qualification, photo, payment, confirmation } = state;
  const iso = (at: Instant) => formatInstant(at, exam.zone);
  return {
    qualification: {
      status: qualification.status,
      reasons: qualification.reasons,
      ...(qualification.decidedAt === undefined ? {} : { decidedAt: iso(qualification.decidedAt) }),
    },
    photo: {
      status: photo.status,
      reasons: photo.reasons,
      advice: photo.advice ?? [],
      ...(photo.sha256 === undefined ? {} : { sha256: photo.sha256 }),
    },
    payment: {
      status: payment.status,
      amountFen: payment.amountFen,
      currency,
      ...(payment.orderNumber === undefined ? {} : { orderNumber: payment.orderNumber }),
      ...(payment.transactionId === undefined ? {} : { transactionId: payment.transactionId }),
      ...(payment.paidAt === undefined ? {} : { paidAt: iso(payment.paidAt) }),
    },
    confirmation,
    label: label(state),
    nextStep: nextStep(state, exam, now),
  };
}
