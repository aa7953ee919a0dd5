/** A month's income, fees, refunds and waivers for the treasury, of days that agree with the bills. */
import { billDay, dayAfter } from '#domain/payment/bill-day.ts';
import { yuan } from '../../csv/csv.ts';
import type { BillDay, BillSums } from '../../dynamodb/bill-types.ts';
import { addSums, noSums } from './totals.ts';

/** The days of a month that are over, in Beijing. */
export function daysOf(month: string, now: number): string[] {
  const today = billDay(now);
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month) && day < today; day = dayAfter(day)) {
    days.push(day);
  }
  return days;
}

type Wanted = { gateway: string; day: string };

export function summarise(
  month: string,
  wanted: Wanted[],
  stored: BillDay[],
  waived: Record<string, number>,
) {
  const total = noSums();
  const gateways: Record<string, BillSums> = {};
  const exams: Record<string, BillSums & { waivers: number }> = {};
  const examOf = (examId: string) => {
    exams[examId] ??= { ...noSums(), waivers: 0 };
    return exams[examId];
  };
  const sealed = stored.filter(({ status }) => status === 'sealed');
  const days = sealed.flatMap(({ day, gateway, totals }) => {
    const { byExam, ...sums } = totals ?? { ...noSums(), byExam: {} };
    gateways[gateway] ??= noSums();
    for (const to of [total, gateways[gateway]]) addSums(to, sums);
    for (const [examId, part] of Object.entries(byExam)) addSums(examOf(examId), part);
    return [{ day, gateway, ...sums }];
  });
  for (const [examId, count] of Object.entries(waived)) examOf(examId).waivers = count;
  const isSealed = new Set(sealed.map(({ gateway, day }) => `${gateway} ${day}`));
  return {
    month,
    currency: 'CNY' as const,
    days: days.sort((a, b) => (a.day + a.gateway < b.day + b.gateway ? -1 : 1)),
    total,
    gateways,
    exams,
    waivers: Object.values(waived).reduce((sum, count) => sum + count, 0),
    unsealed: wanted.filter(({ gateway, day }) => !isSealed.has(`${gateway} ${day}`)),
  };
}

const heads = [
  ...['项目', '支付平台或考试', '收款笔数', '收款金额(元)', '手续费(元)'],
  ...['退款笔数', '退款金额(元)', '免缴人数'],
];

/** By day, by gateway, by exam, the whole, and the days that are not in it. */
export function summaryLines(of: ReturnType<typeof summarise>): (string | number)[][] {
  const money = (sums: BillSums) => [
    ...[sums.payments, yuan(sums.incomeFen), yuan(sums.feesFen)],
    ...[sums.refunds, yuan(sums.refundedFen)],
  ];
  return [
    heads,
    ...of.days.map((one) => [one.day, one.gateway, ...money(one), '']),
    ...Object.entries(of.gateways).map(([id, sums]) => ['平台小计', id, ...money(sums), '']),
    ...Object.entries(of.exams).map(([id, sums]) => [
      ...['考试小计', id || '非本系统订单'],
      ...money(sums),
      sums.waivers,
    ]),
    ['合计', of.month, ...money(of.total), of.waivers],
    ...of.unsealed.map(({ day, gateway }) => [
      day,
      gateway,
      '未核对一致，不计入',
      '',
      '',
      '',
      '',
      '',
    ]),
  ];
}
