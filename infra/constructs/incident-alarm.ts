import { Duration } from 'aws-cdk-lib';
import { Alarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** Rings with the first log line `payment incident`: somebody's money waits for a person. */
export function incidentAlarm(scope: Construct): Alarm {
  return new Alarm(scope, 'payment-incident', {
    alarmName: 'baoming-payment-incident',
    alarmDescription:
      "Somebody's money waits for a person: a gateway contradicts itself or refuses a refund. " +
      'Runbook: docs/runbooks/payment-incident.md',
    metric: new Metric({
      namespace: 'Baoming',
      metricName: 'PaymentIncidents',
      statistic: 'Sum',
      period: Duration.minutes(1),
    }),
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
