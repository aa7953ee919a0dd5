import { ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { metrics } from '#contract/metrics.ts';
import { awsMetric, formula, metric } from './metrics.ts';

export type Symptom = {
  id: string;
  /** Who is hurt, and how. */
  impact: string;
  /** The page of docs/runbooks that says what to look at and what clears it. */
  runbook: string;
  metric: IMetric;
  /** Rings at this value and above it. */
  threshold: number;
  /** Of the last so many periods so many; one of one unless said. */
  periods?: { of: number; bad: number };
  /** A gauge that was not measured tells nothing new. */
  missing?: TreatMissingData;
};

const ignore = { missing: TreatMissingData.IGNORE };
const gauge = { statistic: 'Maximum', minutes: 5 } as const;
const waiting = (outcome: 'mismatch' | 'orphan' | 'refund') =>
  metric('PaymentExceptions', { outcome }, gauge);

/** What people feel, whatever the cause. Only these wake somebody. */
export function symptoms(apiId: string, queues: Record<string, string>): Symptom[] {
  const api = { ApiId: apiId };
  const twice = { periods: { of: 3, bad: 2 } };
  const reviews = metrics.OldestReview.dimensions.queue;
  return [
    {
      id: 'api-5xx',
      impact: 'Applicants and reviewers see error pages: five or more in a minute.',
      runbook: 'api-errors',
      metric: awsMetric('ApiGateway', '5xx', api),
      threshold: 5,
      ...twice,
    },
    {
      id: 'api-p99',
      impact:
        'One request in a hundred takes longer than 3 seconds: people press the button again.',
      runbook: 'api-slow',
      metric: awsMetric('ApiGateway', 'Latency', api, { statistic: 'p99' }),
      threshold: 3000,
      ...twice,
    },
    {
      id: 'throttles',
      impact: 'Lambda turns requests away: applicants get errors and messages come late.',
      runbook: 'throttles',
      metric: awsMetric('Lambda', 'Throttles'),
      threshold: 1,
      ...twice,
    },
    {
      id: 'silence',
      impact:
        'An exam takes applications and nobody has reached the system for half an hour of the day: ' +
        'the way to it is broken, and applicants lose time before the close.',
      runbook: 'silence',
      metric: formula(
        'IF(open > 0 AND FILL(calls, 0) < 1 AND HOUR(open) < 14, 1, 0)',
        {
          open: metric('OpenExams', {}, { statistic: 'Maximum', minutes: 30 }),
          calls: awsMetric('ApiGateway', 'Count', api, { minutes: 30 }),
        },
        { minutes: 30, label: 'silence' },
      ),
      threshold: 1,
    },
    {
      id: 'oldest-review',
      impact: 'Somebody has waited 20 hours for the office, which promises an answer within 24.',
      runbook: 'review-backlog',
      metric: formula(
        `MAX([${reviews.join(', ')}]) / 3600`,
        Object.fromEntries(
          reviews.map((queue) => [queue, metric('OldestReview', { queue }, gauge)]),
        ),
        { minutes: 5, label: 'hours' },
      ),
      threshold: 20,
      ...ignore,
    },
    {
      id: 'payment-mismatch',
      impact: 'Somebody paid, and the money fits no order: the fee is still shown as due.',
      runbook: 'payment-mismatch',
      metric: formula(
        'mismatch + orphan',
        { mismatch: waiting('mismatch'), orphan: waiting('orphan') },
        { minutes: 5, label: 'captures' },
      ),
      threshold: 1,
      ...ignore,
    },
    {
      id: 'failed-refunds',
      impact: 'A gateway refused a refund: somebody waits for money until a person helps.',
      runbook: 'payment-incident',
      metric: waiting('refund'),
      threshold: 1,
      ...ignore,
    },
    {
      id: 'payment-incident',
      impact:
        "Somebody's money waits for a person: a gateway contradicts itself or refuses a refund.",
      runbook: 'payment-incident',
      metric: metric('PaymentIncidents', {}),
      threshold: 1,
    },
    {
      id: 'unsealed-bill-days',
      impact: "A gateway's bill is missing or differs from the books: money may be missing unseen.",
      runbook: 'payment-unsealed-day',
      metric: metric(
        'UnsealedBillDays',
        { operation: 'reconcile-bills' },
        { statistic: 'Maximum', minutes: 20 },
      ),
      threshold: 1,
      ...ignore,
    },
    ...Object.entries(queues).map(([id, QueueName]) => ({
      id: `${id}-waiting`,
      impact: "An event failed for good: somebody's photo, order or exam does not move on.",
      runbook: 'dead-letter',
      metric: awsMetric(
        'SQS',
        'ApproximateNumberOfMessagesVisible',
        { QueueName },
        { statistic: 'Maximum' },
      ),
      threshold: 1,
    })),
  ];
}

export const atOrAbove = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
