import type { Correction } from './cases.ts';
import type { Exam } from './exam.ts';
import type { ApplicationState, Document, Instant, Reason } from './state.ts';

/** Who acts: an applicant, a member of staff (subject of the token), or the system. */
export type Actor = { kind: 'applicant' | 'staff' | 'system'; id: string };

/** Why a fee goes back: asked for, waived after payment, position or exam cancelled, struck off. */
export type RefundKind = 'voluntary' | 'waiver' | 'cancelled' | 'disqualified';

/** A refund of the fee; always of one capture, and under that capture's one number. */
type RefundCommand = {
  at: Instant;
  gateway: string;
  transactionId: string;
  refundNumber: string;
  refundKind: RefundKind;
};

/** What an applicant sends papers for. */
export type DocumentPurpose = 'waiver' | 'correction' | 'material' | 'appeal';

/** Everything that may be asked of an application. `at` is the arrival at the API. */
export type Command =
  | {
      kind: 'save';
      at: Instant;
      applicationId: string;
      positionCode: string;
      departmentCode: string;
      areaCode: string;
      pledgeVersion: string;
      attempt: number;
      barredPositions: string[];
    }
  | {
      kind: 'edit';
      at: Instant;
      version: number;
      positionCode: string;
      departmentCode: string;
      areaCode: string;
      pledgeVersion?: string;
    }
  | { kind: 'withdraw'; at: Instant; version: number }
  | {
      kind: 'decide-qualification';
      at: Instant;
      version: number;
      decision: 'approve' | 'reject' | 'return';
      reasons: Reason[];
      by: string;
    }
  | { kind: 'sign-photo-upload'; at: Instant }
  | {
      kind: 'record-photo-verdict';
      at: Instant;
      uploadId: string;
      sequencer: string;
      verdict: 'pass' | 'review' | 'reject';
      reasons: Reason[];
      advice?: Reason[];
      /** Absent when no verified bytes are kept. */
      sha256?: string;
    }
  /** The words of the appeal are personal data: they are kept beside the state, sealed. */
  | { kind: 'appeal-photo'; at: Instant; version: number }
  | {
      kind: 'decide-photo';
      at: Instant;
      version: number;
      sha256: string;
      decision: 'approve' | 'reject';
      reasons: Reason[];
      by: string;
    }
  | { kind: 'open-order'; at: Instant; orderNumber: string; gateway: string }
  | { kind: 'doubt-order'; at: Instant; orderNumber: string }
  | { kind: 'close-order'; at: Instant; orderNumber: string }
  | {
      kind: 'settle';
      at: Instant;
      orderNumber: string;
      gateway: string;
      transactionId: string;
      /** The gateway's pay time; decides against the close. */
      paidAt: Instant;
      amountFen: number;
    }
  | { kind: 'sign-document-upload'; at: Instant; purpose: DocumentPurpose }
  | {
      kind: 'request-waiver';
      at: Instant;
      version: number;
      waiverKind: string;
      /** Sealed. */
      note?: string;
      documents: Document[];
    }
  | {
      kind: 'decide-waiver';
      at: Instant;
      version: number;
      decision: 'approve' | 'reject';
      /** Sealed; blank where the applicant's own papers were enough. */
      evidence: string;
      /** Told to the applicant. */
      reasons: Reason[];
      by: string;
    }
  | {
      kind: 'decide-withdrawal';
      at: Instant;
      version: number;
      decision: 'approve' | 'reject';
      reason: string;
      by: string;
    }
  | {
      kind: 'request-correction';
      at: Instant;
      version: number;
      fields: Correction['fields'];
      /** Sealed. */
      changes: string;
      /** Sealed. */
      note: string;
      documents: Document[];
    }
  | {
      kind: 'decide-correction';
      at: Instant;
      version: number;
      decision: 'approve' | 'reject';
      reason: string;
      by: string;
    }
  | { kind: 'send-material'; at: Instant; version: number; note?: string; documents: Document[] }
  | { kind: 'appeal-decision'; at: Instant; version: number; note: string; documents: Document[] }
  | {
      kind: 'decide-appeal';
      at: Instant;
      version: number;
      decision: 'uphold' | 'reopen';
      reason: string;
      by: string;
      /** A personal end, for what is over. */
      closes?: Instant;
    }
  | {
      kind: 'reopen-decision';
      at: Instant;
      version: number;
      reason: string;
      by: string;
      closes?: Instant;
    }
  | {
      kind: 'disqualify';
      at: Instant;
      version: number;
      reason: string;
      refund: boolean;
      by: string;
    }
  | { kind: 'release-claim'; at: Instant; version: number; reason: string; by: string }
  | { kind: 'reveal-identity'; at: Instant; reason: string; by: string }
  | {
      kind: 'undo-decision';
      at: Instant;
      version: number;
      /** What the decision changed, as it was before. */
      before: Pick<
        ApplicationState,
        'qualification' | 'photo' | 'barredPositions' | 'confirmation'
      >;
      by: string;
    }
  | (RefundCommand & { kind: 'propose-refund'; by: string })
  | { kind: 'decline-refund'; at: Instant; refundNumber: string; by: string }
  /** Two persons: `by` confirms what `proposedBy` proposed. */
  | (RefundCommand & { kind: 'start-refund'; proposedBy: string; by: string })
  | (RefundCommand & { kind: 'refund-done' })
  | (RefundCommand & { kind: 'refund-failed' })
  /** The same person may pay again after a refund. */
  | { kind: 'reopen-fee'; at: Instant; by: string }
  | { kind: 'extend'; at: Instant; closes: Instant; by: string }
  | { kind: 'close'; at: Instant }
  /** Logout: older sessions end. */
  | { kind: 'end-sessions'; at: Instant }
  /** A new registration number goes to the phone on file; the old one stays until it is used. */
  | {
      kind: 'issue-registration-number';
      at: Instant;
      /** Absent: the person asked, with the facts on file. */
      office?: { by: string; version: number; reason: string };
    }
  /** The new number is used for the first time: the old one and its sessions end. */
  | { kind: 'adopt-registration-number'; at: Instant };

export type Event = {
  kind: string;
  at: Instant;
  by: Actor;
  /** The part of the state that this event sets. */
  set: Partial<Omit<ApplicationState, 'applicationId' | 'examId' | 'version'>>;
  /** What the trail and the applicant's history tell; no personal data. */
  detail?: Record<string, string | number>;
};

export type DecisionContext = { exam: Exam };
