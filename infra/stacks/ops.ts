import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { apiAlarms } from '../constructs/api-alarms.ts';
import { incidentAlarm } from '../constructs/incident-alarm.ts';
import { unsealedDaysAlarm } from '../constructs/unsealed-days-alarm.ts';
import { waitingAlarm } from '../constructs/waiting-alarm.ts';
import type { ApiStack } from './api.ts';

/** Who is told when something fails, and the first board to look at. */
export class OpsStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { api: ApiStack }) {
    super(scope, id, props);
    const { api } = props;
    const topic = new Topic(this, 'alarms', { displayName: 'Baoming alarms', enforceSSL: true });
    const alarms = [
      ...api.functions.map((service) => service.errorAlarm(this)),
      ...api.deadLetterQueues.map((queue) => waitingAlarm(this, queue)),
      ...apiAlarms(this, api.front.api),
      unsealedDaysAlarm(this),
      incidentAlarm(this),
    ];
    for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
    this.addDashboard(api, alarms);
  }

  private addDashboard({ functions, front }: ApiStack, alarms: Alarm[]): void {
    const of = (name: 'Errors' | 'Invocations' | 'Duration', statistic: string) =>
      functions.map(({ lambda, operation }) =>
        lambda.metric(name, { statistic, label: operation, period: Duration.minutes(1) }),
      );
    const graph = (title: string, left: Metric[]) => new GraphWidget({ title, left, width: 12 });
    new Dashboard(this, 'service', {
      dashboardName: 'baoming-service',
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24 })],
        [
          graph('Requests', [front.api.metricCount()]),
          graph('Answers 4xx and 5xx', [
            front.api.metricClientError(),
            front.api.metricServerError(),
          ]),
        ],
        [graph('Errors', of('Errors', 'Sum')), graph('Invocations', of('Invocations', 'Sum'))],
        [graph('p50', of('Duration', 'p50')), graph('p99', of('Duration', 'p99'))],
      ],
    });
  }
}
