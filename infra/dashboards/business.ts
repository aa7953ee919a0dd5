import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { metrics } from '#contract/metrics.ts';
import { formula, metric } from '../metrics.ts';
import { figures, graph } from './graph.ts';

const all = { minutes: 5 };
const hours = { statistic: 'Maximum', minutes: 5 } as const;

const reviewNames: Record<(typeof metrics.OldestReview.dimensions.queue)[number], string> = {
  qualification: '资格审核',
  photo: '照片审核',
  waiver: '减免',
  withdrawal: '退出',
  correction: '更正',
  appeal: '申诉',
  proposal: '复核',
};

/** How far applicants come, how long they wait, and whose money does not fit. */
export function businessWidgets(): IWidget[][] {
  const { gateway } = metrics.Orders.dimensions;
  const { queue } = metrics.OldestReview.dimensions;
  return [
    [
      figures('报名漏斗', [
        metric('Applications', { outcome: 'saved' }, { ...all, label: '已报名' }),
        metric('Qualifications', { outcome: 'approved' }, { ...all, label: '审核通过' }),
        metric('Photos', { outcome: 'approved' }, { ...all, label: '照片通过' }),
        metric('Fees', { outcome: 'paid' }, { ...all, label: '已交费' }),
        metric('Fees', { outcome: 'waived' }, { ...all, label: '已免费' }),
        metric('Applications', { outcome: 'confirmed' }, { ...all, label: '已确认' }),
      ]),
    ],
    [
      graph('报名与退出', [
        metric('Applications', { outcome: 'saved' }, { ...all, label: '报名' }),
        metric('Applications', { outcome: 'withdrawn' }, { ...all, label: '退出' }),
        metric('Applications', { outcome: 'abandoned' }, { ...all, label: '视为放弃' }),
      ]),
      graph('资格审核', [
        metric('Qualifications', { outcome: 'approved' }, { ...all, label: '通过' }),
        metric('Qualifications', { outcome: 'rejected' }, { ...all, label: '不通过' }),
        metric('Qualifications', { outcome: 'returned' }, { ...all, label: '退回补充' }),
      ]),
      graph('照片', [
        metric('Photos', { outcome: 'approved' }, { ...all, label: '通过' }),
        metric('Photos', { outcome: 'checked' }, { ...all, label: '待人工' }),
        metric('Photos', { outcome: 'failed' }, { ...all, label: '检查不合格' }),
        metric('Photos', { outcome: 'rejected' }, { ...all, label: '人工退回' }),
        metric('Photos', { outcome: 'appealed' }, { ...all, label: '申诉' }),
      ]),
    ],
    [
      graph(
        '最久等待（小时）',
        queue.map((each) =>
          formula(
            `${each} / 3600`,
            { [each]: metric('OldestReview', { queue: each }, hours) },
            { minutes: 5, label: reviewNames[each] },
          ),
        ),
      ),
      graph(
        '订单',
        gateway.map((each) => metric('Orders', { gateway: each }, { ...all, label: each })),
      ),
      graph('收款', [
        metric('Captures', { outcome: 'settled' }, { ...all, label: '入账' }),
        metric('Captures', { outcome: 'surplus' }, { ...all, label: '重复' }),
        metric('Captures', { outcome: 'mismatch' }, { ...all, label: '不符' }),
        metric('Captures', { outcome: 'orphan' }, { ...all, label: '无订单' }),
      ]),
    ],
    [
      graph('退款', [
        metric('Refunds', { outcome: 'done' }, { ...all, label: '完成' }),
        metric('Refunds', { outcome: 'failed' }, { ...all, label: '失败' }),
        metric('Refunds', { outcome: 'manual' }, { ...all, label: '转人工' }),
        metric('Fees', { outcome: 'refunded' }, { ...all, label: '费用已退' }),
      ]),
      graph('等待财务处理', [
        metric('PaymentExceptions', { outcome: 'mismatch' }, { ...hours, label: '不符' }),
        metric('PaymentExceptions', { outcome: 'orphan' }, { ...hours, label: '无订单' }),
        metric('PaymentExceptions', { outcome: 'refund' }, { ...hours, label: '退款失败' }),
        metric('PaymentExceptions', { outcome: 'proposal' }, { ...hours, label: '待复核' }),
        metric('PaymentExceptions', { outcome: 'order' }, { ...hours, label: '久未结束订单' }),
      ]),
      graph('对账与异常', [
        metric(
          'UnsealedBillDays',
          { operation: 'reconcile-bills' },
          { statistic: 'Maximum', minutes: 20, label: '未封账天数' },
        ),
        metric('PaymentIncidents', {}, { ...all, label: '支付异常' }),
        ...gateway.map((each) =>
          metric('RefusedNotices', { gateway: each }, { ...all, label: `拒收通知 ${each}` }),
        ),
      ]),
    ],
    [graph('正在报名的考试', [metric('OpenExams', {}, { ...hours, label: '考试' })], 24)],
  ];
}
