/** The bank's own book, one JSON file, so that it outlives a restart. Money in fen. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type FaceId = 'yeepay' | 'yeepay-yop' | 'wechat' | 'alipay';
export type Debit = { transactionId: string; amountFen: number; paidAt: number };
export type Refund = {
  refundNumber: string;
  transactionId: string;
  amountFen: number;
  at: number;
  /** Under way until then; absent: done at once. */
  doneAt?: number;
};
export type SimOrder = {
  /** Whose order it is; absent: YeePay classic. */
  face?: FaceId;
  orderNumber: string;
  amountFen: number;
  productId: string;
  memo: string;
  bank: string;
  returnUrl: string;
  noticeUrl: string;
  status: 'INIT' | 'CANCELED' | 'SUCCESS';
  createdAt: number;
  expiresAt: number;
  /** Names the order in the address of the open platform's cashier. */
  token?: string;
  debits: Debit[];
  refunds: Refund[];
};
/** One notice and what came back the last time it was tried. */
export type Notification = {
  id: number;
  face?: FaceId;
  orderNumber: string;
  transactionId: string;
  url: string;
  fields: Record<string, string>;
  attempts: { at: number; status: number; body: string }[];
  acknowledged: boolean;
  /** When it is sent again; absent when it never is. */
  nextAt?: number;
};
export type Book = {
  sequence: number;
  /** How far the virtual clock is ahead of the given one. */
  offsetMs: number;
  orders: Record<string, SimOrder>;
  notifications: Notification[];
};
export type Ledger = { book: Book; save(): Promise<void> };

const KEPT_NOTIFICATIONS = 5000;

export async function openLedger(folder: string): Promise<Ledger> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'gateway-ledger.json');
  const book = await readBook(file);
  let running: Promise<void> | undefined;
  let queued: Promise<void> | undefined;

  async function write(): Promise<void> {
    book.notifications.splice(0, book.notifications.length - KEPT_NOTIFICATIONS);
    await writeFile(`${file}.new`, JSON.stringify(book));
    await rename(`${file}.new`, file);
  }
  // One write at a time; all who ask meanwhile share the next one.
  function save(): Promise<void> {
    if (!running) {
      running = write().finally(() => {
        running = undefined;
      });
      return running;
    }
    queued ??= running
      .catch(() => {})
      .then(() => {
        queued = undefined;
        return save();
      });
    return queued;
  }
  return { book, save };
}

async function readBook(file: string): Promise<Book> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Book;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { sequence: 0, offsetMs: 0, orders: {}, notifications: [] };
  }
}

/** The order of this number if it is this gateway's. */
export function orderOf(book: Book, face: FaceId, orderNumber: string): SimOrder | undefined {
  const order = Object.hasOwn(book.orders, orderNumber) ? book.orders[orderNumber] : undefined;
  return order && (order.face ?? 'yeepay') === face ? order : undefined;
}

export function orderOfDebit(book: Book, transactionId: string): SimOrder | undefined {
  return Object.values(book.orders).find((order) =>
    order.debits.some((row) => row.transactionId === transactionId),
  );
}

export const sum = (rows: { amountFen: number }[]) =>
  rows.reduce((total, row) => total + row.amountFen, 0);
