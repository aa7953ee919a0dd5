import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** The two symptoms that people feel whatever the cause: errors and waiting. */
export function apiAlarms(scope: Construct, api: HttpApi): Alarm[] {
  const period = Duration.minutes(1);
  const ring = (id: string, alarmDescription: string, metric: Metric, threshold: number) =>
    new Alarm(scope, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  return [
    ring(
      'api-5xx',
      'Applicants and reviewers see error pages: five or more in a minute.',
      api.metricServerError({ period, statistic: 'Sum' }),
      5,
    ),
    ring(
      'api-p99',
      'One request in a hundred takes longer than 3 seconds: people press the button again.',
      api.metricLatency({ period, statistic: 'p99' }),
      3000,
    ),
  ];
}
