import { Duration } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Rings while a dead-letter queue holds anything: somebody's photo or order is stuck. */
export function waitingAlarm(scope: Construct, queue: IQueue): Alarm {
  return new Alarm(scope, `${queue.node.path.replaceAll('/', '-')}-waiting`, {
    alarmDescription: "An event failed for good: somebody's photo, order or exam does not move on.",
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: 'Maximum',
    }),
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
