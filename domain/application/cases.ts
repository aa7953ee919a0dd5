/** What changes an application beside its plain path, as its state keeps it. */
import type { Document, Instant } from './state.ts';

/** Of a request that the office has decided. */
type Decided = {
  /** Told to the applicant. */
  reason?: string;
  decidedAt?: Instant;
  decidedBy?: string;
};

/** Wrong characters of the name or digits of the ID number; two persons approve. */
export type Correction = Decided & {
  status: 'requested' | 'approved' | 'rejected';
  fields: ('name' | 'idNumber')[];
  /** The new values, and why: both sealed, the rules never read them. */
  changes: string;
  note: string;
  documents: Document[];
  requestedAt: Instant;
};

/** What was sent when the office asked for more. */
export type Material = {
  /** Sealed. */
  note?: string;
  documents: Document[];
  sentAt: Instant;
};

export type AppealSubject = 'qualification' | 'photo' | 'abandonment';

/** 复核 of one decision; one for each decision. */
export type Appeal = Decided & {
  status: 'requested' | 'upheld' | 'reopened';
  of: AppealSubject;
  /** When that decision was made: a later one is another decision. */
  against: Instant;
  /** Sealed. */
  note: string;
  documents: Document[];
  requestedAt: Instant;
};

/** Struck off by two persons after the confirmation. */
export type Disqualification = {
  at: Instant;
  reason: string;
  proposedBy: string;
  decidedBy: string;
  /** The fee has to go back. */
  refundDue?: true;
};

/** What takes two persons. */
export type ProposalKind = 'withdrawal' | 'correction' | 'disqualification' | 'claim-release';

/** The first person's part; the same command by another person is the second's. */
export type Proposal = {
  what: ProposalKind;
  /** The essence of the command: other terms are another proposal. */
  terms: string;
  by: string;
  at: Instant;
  reason: string;
};
