/**
 * The one shape every payment gateway takes. A notice, the browser's return, a query and a bill
 * row all end as the same Capture; what it means for an application is decided in domain/payment.
 * Money is integer fen, instants are epoch milliseconds.
 */
import type { Instant } from '#domain/application/state.ts';
import type { Capture } from '#domain/payment/capture.ts';

/** A code on a screen, a mobile browser, or inside the wallet's own browser. */
export type Channel = 'qr' | 'h5' | 'in-app';

/** The order a browser is sent to the gateway with; only ASCII ever leaves. */
export type PaymentRequest = {
  orderNumber: string;
  amountFen: number;
  /** The gateway's code of the bank; absent: the gateway's own cashier shows its list. */
  bank?: string;
  /** Shown to the gateway as a category when it is short ASCII. */
  examId?: string;
  createdAt: Instant;
  expiresAt: Instant;
  /** How the payer meets the cashier: a code on a screen unless said. */
  channel?: Channel;
  /** What some cashiers of WeChat ask for: the payer's address (h5) or openid (in-app). */
  payer?: { clientIp?: string; openId?: string };
};

/**
 * The form the browser submits; nothing in it is secret, all of it is signed. A `weixin://wxpay`
 * address is shown as a QR code; the fields of `weixin://jsapi` go to WeChat's own page script.
 */
export type Cashier = { method: 'GET' | 'POST'; url: string; fields: Record<string, string> };

/** What arrived, untouched: signatures are over bytes. */
export type RawNotice = {
  method: string;
  /** Without the question mark. */
  rawQuery?: string | undefined;
  body?: Uint8Array | string | undefined;
  headers?: Record<string, string | undefined>;
  /** When it arrived; the adapter's clock when absent. Signatures with a time are held to it. */
  now?: Instant;
};

export type Notice =
  | { kind: 'capture'; capture: Capture }
  /** Genuine, but nothing to book (a failed payment); `orderNumber` is verified. */
  | { kind: 'ignored'; why: string; orderNumber?: string }
  /** Not to be believed: 400, counted, no state. `why` is a code, never the content. */
  | { kind: 'refused'; why: string };

export type QueryResult =
  | { kind: 'paid'; capture: Capture; refundedFen: number }
  | { kind: 'unpaid'; canceled: boolean }
  | { kind: 'not-found' }
  /** No answer, or one that cannot be believed: change nothing, ask again later. */
  | { kind: 'unanswered'; why: string };

export type CloseResult = 'closed' | 'already-paid' | 'unknown';

/** `refundNumber` must be derived from the capture: it is the gateway's only idempotency handle. */
export type RefundRequest = {
  refundNumber: string;
  transactionId: string;
  amountFen: number;
  /** YOP finds the payment by it; the others by the transaction. */
  orderNumber?: string;
};

export type RefundResult =
  | { kind: 'accepted' }
  | { kind: 'rejected'; code: string }
  | { kind: 'unanswered'; why: string };

export type RefundState =
  | { kind: 'processing' | 'done' | 'failed' | 'returned' | 'not-found' }
  | { kind: 'unanswered'; why: string };

/** One row of a gateway's daily bill. The bill's day is the booking day, not the pay time. */
export type BillRow = {
  kind: 'payment' | 'refund';
  orderNumber: string;
  transactionId: string;
  /** Ours, of a refund row. */
  refundNumber?: string;
  amountFen: number;
  /** What the gateway keeps for itself. */
  feeFen: number;
  /** The payer's moment (payment) or the refund's (refund), as the bill tells it. */
  tradedAt?: Instant;
  status: 'success' | 'pending' | 'failed';
};

export type BillFile =
  | { kind: 'file'; bytes: AsyncIterable<Uint8Array> }
  /** Asked too early, or the gateway has no answer: try again later. */
  | { kind: 'not-ready'; why: string }
  /** This gateway documents no bill: an uploaded file serves, or a query for each order. */
  | { kind: 'undocumented' };

export type Acknowledgement = { status: number; headers: Record<string, string>; body: string };

export type PaymentGateway = {
  id: string;
  /** A promise where the gateway has to be asked first; rejects when it does not confirm. */
  createPayment(request: PaymentRequest): Cashier | Promise<Cashier>;
  parseNotice(raw: RawNotice): Notice;
  query(orderNumber: string): Promise<QueryResult>;
  close(orderNumber: string): Promise<CloseResult>;
  refund(request: RefundRequest): Promise<RefundResult>;
  queryRefund(request: Omit<RefundRequest, 'amountFen'>): Promise<RefundState>;
  acknowledgement(): Acknowledgement;
  /** @param day of booking at the gateway, YYYY-MM-DD in Beijing */
  fetchBill(day: string): Promise<BillFile>;
  /**
   * The rows of a bill as its bytes stream by; columns by position, totals checked at the end.
   * @throws BillBroken when it is empty, truncated, unreadable or does not add up
   */
  readBill(bytes: AsyncIterable<Uint8Array>): AsyncIterable<BillRow>;
};

/** `code` says what is wrong with the file: empty, truncated, unreadable or totals. */
export class BillBroken extends Error {
  readonly code: 'empty' | 'truncated' | 'unreadable' | 'totals';
  constructor(code: BillBroken['code']) {
    super(`bill broken: ${code}`);
    this.code = code;
  }
}
