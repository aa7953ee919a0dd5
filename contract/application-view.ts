import * as z from 'zod';
import type { Position as DomainPosition, Exam } from '#domain/application/exam.ts';
import { label, nextStep } from '#domain/application/label.ts';
import type { ApplicationState, Reason } from '#domain/application/state.ts';
import { MaskedApplicant } from './applicant.ts';
import { cases, officeCases } from './case.ts';
import { viewCases } from './case-view.ts';
import { Position } from './position.ts';
import { reason } from './reason.ts';
import { toWireTime, wireTime } from './time.ts';

const history = z.strictObject({
  at: wireTime,
  event: z.string(),
  by: z.enum(['applicant', 'staff', 'system']),
});

const application = {
  examId: z.string(),
  version: z.int(),
  registrationNumberHint: z.string(),
  applicant: MaskedApplicant,
  position: Position,
  area: z.strictObject({ code: z.string(), name: z.string() }),
  qualification: z.strictObject({
    status: z.enum(['pending', 'approved', 'rejected', 'returned', 'withdrawn']),
    reasons: z.array(reason),
    decidedAt: wireTime.optional(),
  }),
  photo: z.strictObject({
    status: z.enum(['none', 'checking', 'failed', 'pending', 'approved', 'rejected']),
    reasons: z.array(reason),
    /** What is worth another look; decides nothing. */
    advice: z.array(reason),
    sha256: z.string().optional(),
  }),
  payment: z.strictObject({
    status: z.enum(['due', 'confirming', 'paid', 'waived', 'refunding', 'refunded']),
    amountFen: z.int(),
    currency: z.literal('CNY'),
    orderNumber: z.string().optional(),
    transactionId: z.string().optional(),
    paidAt: wireTime.optional(),
  }),
  /** What was asked for, or decided on site; `documents`: how many papers, `documentIds`: which. */
  waiver: z
    .strictObject({
      status: z.enum(['requested', 'approved', 'rejected']),
      /** One of the exam's `waiverKinds`, or `on-site`. */
      kind: z.string(),
      reasons: z.array(reason),
      requestedAt: wireTime,
      decidedAt: wireTime.optional(),
      documents: z.int(),
      documentIds: z.array(z.string()),
    })
    .optional(),
  /** The wish to leave after the fee was paid. */
  withdrawalRequest: z
    .strictObject({
      status: z.enum(['requested', 'approved', 'rejected']),
      requestedAt: wireTime,
      decidedAt: wireTime.optional(),
      /** Why it was refused. */
      reason: z.string().optional(),
    })
    .optional(),
  ...cases,
  confirmation: z.enum(['open', 'confirmed', 'abandoned', 'disqualified']),
  /** Positions that refused this person: 不允许再次报考同一职位. */
  barredPositions: z.array(z.string()),
  /** The guide's 审核状态. */
  label: z.string(),
  nextStep: z.string(),
  history: z.array(history),
};

export const Application = z.strictObject(application).meta({ id: 'Application' });
export type Application = z.output<typeof Application>;

/** What a reviewer sees of one application: the view and what helps to decide. */
export const ReviewApplication = z
  .strictObject({
    applicationId: z.string(),
    ...application,
    sex: z.enum(['男', '女']).optional(),
    birthDate: z.iso.date().optional(),
    claimedBy: z.string().optional(),
    leaseUntil: wireTime.optional(),
    /** Short-lived address of the verified photo. */
    photoUrl: z.string().optional(),
    /** The applicant's own words about a photo that failed the automatic check. */
    photoAppeal: z.string().optional(),
    /** What the applicant wrote, and what the office noted, of the waiver. */
    waiverNote: z.string().optional(),
    waiverEvidence: z.string().optional(),
    /** Granted after the payment; finance confirms the refund that it proposed. */
    refundOwed: z.enum(['waiver', 'disqualified']).optional(),
    ...officeCases,
    /** What the machine says of each condition (domain/eligibility); `code` names the condition. */
    hints: z.array(
      z.strictObject({
        code: z.enum([
          'age',
          'education',
          'degree',
          'majors',
          'politicalStatus',
          'experience',
          'other',
        ]),
        verdict: z.enum(['fits', 'fails', 'ask']),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'ReviewApplication' });

export type ViewParts = {
  state: ApplicationState;
  exam: Exam;
  /** As `Application` shows it: the caller masks the ID number. */
  applicant: MaskedApplicant;
  position: DomainPosition;
  registrationNumberHint: string;
  history: { at: number; event: string; by: 'applicant' | 'staff' | 'system' }[];
  now: number;
};

/** An application as its applicant (and a reviewer) reads it; times in China Standard Time. */
export function viewApplication(parts: ViewParts): Application {
  const { state, exam, applicant, position, registrationNumberHint, now } = parts;
  const { qualification, photo, payment } = state;
  const area = exam.areas.find(({ code }) => code === state.areaCode);
  return {
    examId: state.examId,
    version: state.version,
    registrationNumberHint,
    applicant,
    position,
    area: { code: state.areaCode, name: area?.name ?? state.areaCode },
    qualification: {
      status: qualification.status,
      reasons: qualification.reasons.map(viewReason),
      ...time('decidedAt', qualification.decidedAt),
    },
    photo: {
      status: photo.status,
      reasons: photo.reasons.map(viewReason),
      advice: (photo.advice ?? []).map(viewReason),
      ...(photo.sha256 === undefined ? {} : { sha256: photo.sha256 }),
    },
    payment: {
      status: payment.status,
      amountFen: payment.amountFen,
      currency: 'CNY',
      ...(payment.orderNumber === undefined ? {} : { orderNumber: payment.orderNumber }),
      ...(payment.transactionId === undefined ? {} : { transactionId: payment.transactionId }),
      ...time('paidAt', payment.paidAt),
    },
    ...viewWaiver(state),
    ...viewWithdrawal(state),
    ...viewCases(state),
    confirmation: state.confirmation,
    barredPositions: state.barredPositions,
    label: label(state),
    nextStep: nextStep(state, exam, now),
    history: parts.history.map((entry) => ({ ...entry, at: toWireTime(entry.at) })),
  };
}

function viewWaiver({ waiver }: ApplicationState): Pick<Application, 'waiver'> {
  if (!waiver) return {};
  const { status, kind, documents, requestedAt } = waiver;
  return {
    waiver: {
      status,
      kind,
      reasons: waiver.reasons.map(viewReason),
      requestedAt: toWireTime(requestedAt),
      ...time('decidedAt', waiver.decidedAt),
      documents: documents.length,
      documentIds: documents.map(({ documentId }) => documentId),
    },
  };
}

function viewWithdrawal({
  withdrawalRequest: request,
}: ApplicationState): Pick<Application, 'withdrawalRequest'> {
  if (!request) return {};
  const { status, requestedAt, reason } = request;
  return {
    withdrawalRequest: {
      status,
      requestedAt: toWireTime(requestedAt),
      ...time('decidedAt', request.decidedAt),
      ...(status === 'rejected' && reason !== undefined ? { reason } : {}),
    },
  };
}

function viewReason({ code, text, region }: Reason): Application['photo']['reasons'][number] {
  return { code, text, ...(region === undefined ? {} : { region }) };
}

function time<Name extends string>(name: Name, at: number | undefined) {
  return (at === undefined ? {} : { [name]: toWireTime(at) }) as { [key in Name]?: string };
}
