/**
 * One day's bill of a gateway against our books of that day and its two neighbours (payments.md,
 * 4f). Rows stream by; only our own entries are held: under 1 KB each (300,000 of them and 100,000 rows: 260 MB).
 */

/** What can be said of one entry, and the sentence that finance reads. */
export const billClasses = {
  OK: '一致',
  CROSS_DAY: '记账日与本系统的日期不同，内容一致',
  GW_ONLY: '平台账单有收款，本系统没有',
  LOCAL_ONLY: '本系统有收款，平台账单没有',
  AMOUNT: '金额不一致',
  FEE: '手续费与约定不符',
  STATUS: '状态或订单号不一致',
  REFUND_GW_ONLY: '平台账单有退款，本系统没有',
  REFUND_LOCAL_ONLY: '本系统有退款，平台账单没有',
} as const;
export type BillClass = keyof typeof billClasses;

export type BilledRow = {
  kind: 'payment' | 'refund';
  orderNumber: string;
  transactionId: string;
  refundNumber?: string;
  amountFen: number;
  feeFen: number;
  status: 'success' | 'pending' | 'failed';
};

/** A capture or refund of ours; `day` is the Beijing day by which we filed it, YYYY-MM-DD. */
export type BookEntry = {
  kind: 'payment' | 'refund';
  orderNumber: string;
  transactionId: string;
  refundNumber?: string;
  amountFen: number;
  day: string;
  status: 'success' | 'pending' | 'failed';
  examId?: string;
};

/** `repeated`: the bill has this entry a second time. No class: nothing happened on either side. */
export type RowVerdict = { class?: BillClass; entry?: BookEntry; repeated?: true };

export type MatchOptions = {
  day: string;
  /** Days -1, 0 and +1. */
  entries: Iterable<BookEntry>;
  /** What the gateway may keep of an amount; absent: anything from nothing to the whole. */
  feeOf?: (amountFen: number) => number;
  /** Names of entries of this day that a neighbour's bill has, and of the day before's that this one owes. */
  elsewhere?: ReadonlySet<string>;
  carried?: ReadonlySet<string>;
};

/** The name of an entry: a payment's transaction, a refund's number. One refund per transaction. */
export function entryName(entry: BilledRow | BookEntry): string {
  if (entry.kind === 'payment') return `P#${entry.transactionId}`;
  return `R#${entry.refundNumber ?? entry.transactionId}`;
}

/** A matcher that takes the rows one by one; `rest` are ours that no row spoke of. */
export function openMatch({ day, entries, feeOf, elsewhere, carried }: MatchOptions) {
  const open = new Map<string, BookEntry>();
  const refunds = new Map<string, string>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const name = entryName(entry);
    open.set(name, entry);
    if (entry.kind === 'refund') refunds.set(entry.transactionId, name);
  }
  /** Not every bill tells our refund number; the transaction has but one refund. */
  const nameOf = (row: BilledRow): string => {
    const named = row.kind === 'refund' && row.refundNumber === undefined;
    return (named ? refunds.get(row.transactionId) : undefined) ?? entryName(row);
  };
  return {
    take(row: BilledRow): RowVerdict {
      const name = nameOf(row);
      const entry = open.get(name);
      if (row.status === 'success' && seen.has(name)) {
        return { class: onlyTheirs(row), repeated: true };
      }
      if (row.status === 'success') seen.add(name);
      if (!entry) return row.status === 'success' ? { class: onlyTheirs(row) } : {};
      open.delete(name);
      const verdict = compareRow(row, entry, day, feeOf);
      return verdict === undefined ? {} : { class: verdict, entry };
    },
    rest(): BookEntry[] {
      return [...open].flatMap(([name, entry]) => {
        const owed = entry.day === day ? !elsewhere?.has(name) : carried?.has(name);
        return owed && entry.status === 'success' ? [entry] : [];
      });
    },
  };
}

const onlyTheirs = (row: BilledRow): BillClass =>
  row.kind === 'payment' ? 'GW_ONLY' : 'REFUND_GW_ONLY';

export const onlyOurs = (entry: BookEntry): BillClass =>
  entry.kind === 'payment' ? 'LOCAL_ONLY' : 'REFUND_LOCAL_ONLY';

/** The gravest difference between the two; undefined when neither side says that money moved. */
export function compareRow(
  row: BilledRow,
  entry: BookEntry,
  day: string,
  feeOf?: MatchOptions['feeOf'],
): BillClass | undefined {
  const moved = row.status === 'success';
  if (!moved && entry.status !== 'success') return undefined;
  if (row.status !== entry.status || row.orderNumber !== entry.orderNumber) return 'STATUS';
  if (row.amountFen !== entry.amountFen) return 'AMOUNT';
  if (!feeFits(row, feeOf)) return 'FEE';
  return entry.day === day ? 'OK' : 'CROSS_DAY';
}

/** A fen of rounding is the gateway's. What it does with the fee of a refund is in no agreement. */
function feeFits(row: BilledRow, feeOf: MatchOptions['feeOf']): boolean {
  if (row.feeFen < 0 || row.feeFen > row.amountFen) return false;
  if (row.kind === 'refund' || !feeOf) return true;
  return Math.abs(row.feeFen - feeOf(row.amountFen)) <= 1;
}
