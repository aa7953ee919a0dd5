import type * as z from 'zod';
import type { Applicant } from '#contract/applicant.ts';
import type { queue } from '#contract/review.ts';
import type { Event } from '#domain/application/commands.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState, Instant } from '#domain/application/state.ts';
import type { AuditListStore, AuditStore, SearchStore } from './audit-types.ts';
import type { Beside } from './beside.ts';
import type { BillStore } from './bill-types.ts';
import type { ExamIndexStore } from './exam-index.ts';
import type { ExamStore, PositionStore } from './exam-types.ts';
import type { ExceptionStore } from './exception-types.ts';
import type { ExportStore } from './export-types.ts';
import type { KeyUse, RememberedKey } from './key-use.ts';
import type { LimitStore, LinkStore, LoginStore } from './limit-types.ts';
import type { MassStore } from './mass-types.ts';
import type { FollowStore } from './message-types.ts';
import type { NextNumber, NumberChange, NumberRequestStore } from './number-types.ts';
import type { ReasonStore } from './reason-types.ts';
import type { Refund, RefundStore } from './refund-types.ts';

export type {
  LimitStore,
  LinkStore,
  LoginAttempts,
  LoginStore,
} from './limit-types.ts';
export type { Refund, RefundNote, RefundStatus, RefundStore } from './refund-types.ts';

export type Lease = { by: string; until: Instant };

/** What the small item holds beside the state. */
export type Head = {
  registrationHmac: string;
  /** The last characters of the registration number, for its owner to recognise it. */
  registrationHint: string;
  /** Sent and not yet used; the other one is valid until then. */
  nextNumber?: NextNumber | undefined;
  nameHmac: string;
  /** Names the claim item of this person. */
  idHmac: string;
  /** Hash of the newest audit entry. */
  auditHead: string;
  formVersion: number;
  /** Of the save's body: tells a replay from a reused Idempotency-Key. */
  bodyHash: string;
  createdAt: Instant;
  lease?: Lease;
};

export type Loaded = { state: ApplicationState; head: Head };

export type Whole = {
  loaded: Loaded;
  form: Applicant;
  history: AuditEntry[];
  /** What the applicant wrote when asking for a person to look at the photo of record. */
  appeal?: string;
};

export type Claim = { applicationId: string; attempt: number; barred: string[] };

/** An audit entry; `hash` covers everything else, `prevHash` is the hash of the one before. */
export type AuditEntry = {
  applicationId: string;
  version: number;
  at: Instant;
  events: Event[];
  prevHash: string;
  hash: string;
};

export type OrderStatus = 'open' | 'confirming' | 'paid' | 'closed';
export type Order = {
  orderNumber: string;
  applicationId: string;
  examId: string;
  gateway: string;
  bank?: string;
  /** How its cashier was asked for; a gateway takes no second way for the same number. */
  channel?: 'qr' | 'h5' | 'in-app';
  amountFen: number;
  currency: 'CNY';
  status: OrderStatus;
  keyHash: string;
  bodyHash: string;
  createdAt: Instant;
  expiresAt: Instant;
  /** When the reconciler asks the gateway next; absent when it need not. */
  nextQueryAt?: Instant;
  /** How often the gateway was asked. */
  tries: number;
  transactionId?: string;
  /** Refund numbers of its captures that settled nothing. */
  surplus?: Set<string>;
};

/** An order to be opened; nobody has asked the gateway about it yet. */
export type NewOrder = Omit<Order, 'tries'> & { tries?: number };

export type CaptureFacts = {
  gateway: string;
  transactionId: string;
  orderNumber: string;
  amountFen: number;
  currency: string;
  paidAt?: Instant;
  source: 'notice' | 'return' | 'query' | 'bill';
};
export type Disposition = 'settled' | 'surplus' | 'mismatch' | 'orphan';
export type StoredCapture = CaptureFacts & {
  /** Of the order; absent when there is none. */
  examId?: string;
  disposition: Disposition;
  recordedAt: Instant;
  why?: string;
  /** What a person decided about one that was recorded aside. */
  decision?: 'refund' | 'accept';
};

export type Queue = z.output<typeof queue>;
export type Page<T> = { items: T[]; cursor?: string };

/** A change of one application: the state after it and the events that led there. */
export type Change = { loaded: Loaded; state: ApplicationState; events: Event[] };

export type Creation = {
  state: ApplicationState;
  events: Event[];
  form: Applicant;
  registrationNumber: string;
  name: string;
  idNumber: string;
  bodyHash: string;
  /** The withdrawn application whose claim this one takes over. */
  previousApplicationId?: string;
};

type QueueSelection = { examId: string; queue: Queue; departments: string[] };
export type QueueRequest = QueueSelection & { limit: number; cursor?: string | undefined };
export type ClaimRequest = QueueSelection & {
  by: string;
  count: number;
  now: Instant;
  /** These and no others; those that no longer wait or are held are left out. */
  applicationIds?: string[] | undefined;
  /** Also from who holds it; every one is noted. */
  takeOver?: boolean;
};

export type RecordedCapture = {
  capture: CaptureFacts;
  disposition: Exclude<Disposition, 'settled'>;
  now: Instant;
  why?: string;
  /** A surplus gets a queued refund by itself; others only when given one. */
  refund?: Refund;
  /** The order whose status was the cause; it must still be what was read. */
  order?: Order;
  /** The application whose state was the cause; its version must still be what was read. */
  loaded?: Loaded;
};

type Sealing = Pick<ApplicationState, 'examId' | 'applicationId'>;
export type ApplicationStore = {
  loadApplication(applicationId: string): Promise<Loaded | undefined>;
  /** The application and its exam in one strong read. Throws when the exam is missing. */
  loadWithExam(
    applicationId: string,
    examId: string,
  ): Promise<{ loaded: Loaded; exam: Exam } | undefined>;
  loadForm(loaded: Loaded): Promise<Applicant>;
  /** The note of a photo appeal, while the photo of record is the one it is about. */
  loadAppeal(loaded: Loaded): Promise<string | undefined>;
  /** A free text about the applicant, sealed like the form, to be kept within the state. */
  sealText(state: Sealing, text: string): Promise<string>;
  openText(state: Sealing, sealed: string): Promise<string>;
  loadHistory(applicationId: string): Promise<AuditEntry[]>;
  /** State, form and history in one strong read: a page view costs one query. */
  loadWhole(applicationId: string): Promise<Whole | undefined>;
  /** The same, eventually consistent, at half the units: for views, never for a decision. */
  viewWhole(applicationId: string): Promise<Whole | undefined>;
  findClaim(examId: string, idNumber: string): Promise<Claim | undefined>;
  findByRegistrationNumber(examId: string, number: string): Promise<string | undefined>;
  createApplication(creation: Creation): Promise<'created' | 'key-used' | 'claimed'>;
  commit(change: Change & Beside): Promise<'committed' | 'conflict'>;
};
export type QueueStore = {
  /** Oldest first over all departments. Throws CursorRefused for an edited cursor. */
  listQueue(request: QueueRequest): Promise<Page<Loaded>>;
  claimReviews(request: ClaimRequest): Promise<{ items: Loaded[]; leaseUntil: Instant }>;
};
export type LedgerStore = {
  openOrder(change: Change & { order: NewOrder }): Promise<'opened' | 'conflict'>;
  loadOrder(orderNumber: string): Promise<Order | undefined>;
  /** What an Idempotency-Key was used for, under the order number that it makes. */
  loadKeyUse(orderNumber: string): Promise<KeyUse | undefined>;
  /** For a key that opened nothing but was answered with an existing order; kept for 7 days. */
  rememberKey(use: RememberedKey): Promise<'remembered' | 'conflict'>;
  /** `nextQueryAt`: a closed order is looked after for a while still. */
  closeOrder(
    close: { order: Order; nextQueryAt?: Instant } & (Change | { loaded?: undefined }),
  ): Promise<'closed' | 'conflict'>;
  settle(
    change: Change & {
      order: Order;
      capture: CaptureFacts;
      now: Instant;
      /** Recorded aside before, and accepted by a person. */
      accepted?: { was: StoredCapture; by: string };
    },
  ): Promise<'settled' | 'duplicate' | 'conflict'>;
  recordCapture(record: RecordedCapture): Promise<'recorded' | 'duplicate' | 'conflict'>;
  loadCapture(gateway: string, transactionId: string): Promise<StoredCapture | undefined>;
  dueOrders(now: Instant, limit: number): Promise<Order[]>;
  /** Only while its status is what was read; without an instant nobody asks about it again. */
  touchOrder(
    order: Order,
    nextQueryAt: Instant | undefined,
    status?: 'open' | 'confirming',
  ): Promise<'touched' | 'conflict'>;
};

export type Store = ExamStore &
  ReasonStore &
  PositionStore &
  ApplicationStore &
  QueueStore &
  LedgerStore &
  RefundStore &
  ExceptionStore &
  MassStore &
  ExamIndexStore &
  LoginStore &
  LimitStore &
  LinkStore &
  NumberRequestStore &
  SearchStore &
  AuditStore &
  AuditListStore &
  BillStore &
  FollowStore &
  ExportStore;
