/**
 * What an application is: three statuses and the derived one, as DESIGN "State" names them.
 * Instants are milliseconds since 1970 UTC; money is integer fen.
 */
import type { Appeal, Correction, Disqualification, Material, Proposal } from './cases.ts';

export type Instant = number;

/** A box in fractions (0..1) of the picture's width and height. */
export type Region = { x: number; y: number; width: number; height: number };
export type Reason = { code: string; text: string; region?: Region };

export type QualificationStatus = 'pending' | 'approved' | 'rejected' | 'returned' | 'withdrawn';
export type PhotoStatus = 'none' | 'checking' | 'failed' | 'pending' | 'approved' | 'rejected';
export type PaymentStatus = 'due' | 'confirming' | 'paid' | 'waived' | 'refunding' | 'refunded';
export type Confirmation = 'open' | 'confirmed' | 'abandoned' | 'disqualified';

export type Qualification = {
  status: QualificationStatus;
  reasons: Reason[];
  /** When it last became pending (the queue's age). */
  since: Instant;
  decidedAt?: Instant;
  decidedBy?: string;
  /** The version that the decision led to: while it is the newest, it can be undone. */
  decidedIn?: number;
};

export type Photo = {
  status: PhotoStatus;
  reasons: Reason[];
  /** What is worth another look; decides nothing. */
  advice?: Reason[];
  /** The upload whose object event was accepted last, and the store's order of it. */
  uploadId?: string;
  sequencer?: string;
  /** SHA-256 (hex) of the verified bytes in clean/ (or held/ while failed). */
  sha256?: string;
  since?: Instant;
  /** A person was asked to overrule the machine: until the approval the bytes stay in held/. */
  appealed?: true;
  decidedAt?: Instant;
  decidedBy?: string;
  /** As of the qualification. */
  decidedIn?: number;
};

export type Payment = {
  status: PaymentStatus;
  amountFen: number;
  /** The order that is open or unresolved now, or the one that was paid. */
  orderNumber?: string;
  gateway?: string;
  transactionId?: string;
  paidAt?: Instant;
};

/** A paper of the applicant whose content was checked; `documentId` is its SHA-256 and ending. */
export type Document = { uploadId: string; documentId: string };

/** An application for freedom of the fee, or the office's own decision on site. */
export type Waiver = {
  status: 'requested' | 'approved' | 'rejected';
  /** A code of the exam's waiver kinds, or `on-site`. */
  kind: string;
  reasons: Reason[];
  documents: Document[];
  requestedAt: Instant;
  /** What the applicant wrote, and what the office saw: both sealed, the rules never read them. */
  note?: string;
  evidence?: string;
  decidedAt?: Instant;
  decidedBy?: string;
  /** Granted after the fee was paid: the fee has to go back. */
  refundDue?: true;
};

/** The wish to leave after the fee was paid; two people of finance grant it. */
export type WithdrawalRequest = {
  status: 'requested' | 'approved' | 'rejected';
  requestedAt: Instant;
  reason?: string;
  /** The first of the two; set when the second has agreed. */
  proposedBy?: string;
  decidedAt?: Instant;
  decidedBy?: string;
  /** Granted: the fee has to go back. */
  refundDue?: true;
};

export type ApplicationState = {
  applicationId: string;
  examId: string;
  /** Grows by 1 with every committed change. */
  version: number;
  /** 1 for the first attempt of this person in this exam. */
  attempt: number;
  positionCode: string;
  departmentCode: string;
  areaCode: string;
  pledgeVersion: string;
  qualification: Qualification;
  photo: Photo;
  payment: Payment;
  confirmation: Confirmation;
  waiver?: Waiver;
  withdrawalRequest?: WithdrawalRequest;
  correction?: Correction;
  material?: Material;
  appeal?: Appeal;
  disqualification?: Disqualification;
  /** What waits for a second person: at most one of a kind, ended ones among them. */
  proposals?: Proposal[];
  /** Positions that refused this person; they stay with the claim too. */
  barredPositions: string[];
  /** A personal extension of the pay window's end. */
  extension?: Instant;
  /** Raised by logout and by a new registration number: older sessions end. */
  sessionEpoch: number;
};
