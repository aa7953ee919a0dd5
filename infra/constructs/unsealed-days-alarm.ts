import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** Rings from 14:00 in Beijing on while a day's bill is missing or does not agree with the books. */
export function unsealedDaysAlarm(scope: Construct): Alarm {
  return new Alarm(scope, 'unsealed-bill-days', {
    alarmName: 'baoming-unsealed-bill-days',
    alarmDescription:
      "A gateway's bill is missing or differs from the books: docs/runbooks/payment-unsealed-day.md",
    metric: new Metric({
      namespace: 'Baoming',
      metricName: 'UnsealedBillDays',
      dimensionsMap: { operation: 'reconcile-bills' },
      statistic: 'Maximum',
      period: Duration.minutes(20),
    }),
    threshold: 0,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.IGNORE,
  });
}
