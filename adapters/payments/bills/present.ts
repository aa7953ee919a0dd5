/** Reconciled days as finance sees them: on the wire and as a table. */
import { toWireTime } from '#contract/time.ts';
import { billClasses } from '#domain/payment/reconcile.ts';
import { yuan } from '../../csv/csv.ts';
import type { BillDay, BillDifference, Resolution } from '../../dynamodb/bill-types.ts';
import { noSums } from './totals.ts';

/** @param examId the figures of this exam alone */
export function presentDay(of: BillDay, examId?: string) {
  const { gateway, day, status, source, why, totals, classes, open, sha256, sealedAt } = of;
  const { byExam, ...all } = totals ?? { ...noSums(), byExam: {} };
  const sums = examId === undefined ? all : (byExam[examId] ?? noSums());
  return {
    gateway,
    day,
    status,
    ...(source && { source }),
    ...(why && { why }),
    ...sums,
    currency: 'CNY' as const,
    classes: classes ?? {},
    open: open ?? 0,
    ...(sha256 && { sha256 }),
    checkedAt: toWireTime(of.checkedAt),
    ...(sealedAt && { sealedAt: toWireTime(sealedAt) }),
    ...(of.upload && { uploadedBy: of.upload.by }),
  };
}

export const presentDifference = (one: BillDifference) => ({
  ...one,
  text: billClasses[one.class],
});

const resolutions: Record<Resolution, string> = {
  booked: '已入账',
  carried: '已查询确认，待次日账单',
  same: '无需处理',
  open: '待处理',
};

const heads = [
  ...['差异类别', '说明', '处理', '订单号', '交易流水号', '退款单号'],
  ...['账单金额(元)', '账单手续费(元)', '本系统金额(元)', '本系统日期', '备注'],
];

/** One line a difference, amounts in yuan; an absent side is an empty cell. */
export function differenceLines(found: BillDifference[]): string[][] {
  const money = (fen: number | undefined) => (fen === undefined ? '' : yuan(fen));
  const lines = found.map((one) => [
    ...[one.class, billClasses[one.class], resolutions[one.resolution]],
    ...[one.orderNumber, one.transactionId, one.refundNumber ?? ''],
    ...[money(one.billFen), money(one.billFeeFen), money(one.ourFen)],
    ...[one.ourDay ?? '', one.why ?? ''],
  ]);
  return [heads, ...lines];
}
