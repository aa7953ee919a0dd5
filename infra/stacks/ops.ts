import { Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, type CfnAlarm, Dashboard, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { businessWidgets } from '../dashboards/business.ts';
import { resourceWidgets } from '../dashboards/resources.ts';
import { serviceWidgets } from '../dashboards/service.ts';
import { atOrAbove, type Symptom, symptoms } from '../symptoms.ts';
import type { ApiStack } from './api.ts';
import type { DataStack } from './data.ts';

/** Who is told when something fails, and the boards to look at. */
export class OpsStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { api: ApiStack; data: DataStack },
  ) {
    super(scope, id, props);
    const { api, data } = props;
    const { apiId } = api.front.api;
    const queues = Object.fromEntries(
      api.deadLetterQueues.map((queue) => [
        queue.node.path.split('/').slice(1).join('-'),
        queue.queueName,
      ]),
    );
    // A symptom wakes somebody; one function's error is read in the morning.
    const pager = new Topic(this, 'alarms', { displayName: 'Baoming alarms', enforceSSL: true });
    const reader = new Topic(this, 'notes', { displayName: 'Baoming notes', enforceSSL: true });
    const pages = symptoms(apiId, queues).map((symptom) =>
      tell(this.ring(symptom), symptom, pager),
    );
    for (const service of api.functions) {
      const { impact } = service;
      tell(service.errorAlarm(this), { impact, runbook: 'function-errors' }, reader);
    }
    const boards = {
      business: businessWidgets(),
      service: serviceWidgets(apiId, pages),
      resources: resourceWidgets({ apiId, table: data.table.tableName, queues }),
    };
    for (const [name, widgets] of Object.entries(boards))
      new Dashboard(this, name, { dashboardName: `baoming-${name}`, widgets });
  }

  private ring({ id, metric, threshold, periods, missing }: Symptom): Alarm {
    return new Alarm(this, id, {
      alarmName: `baoming-${id}`,
      metric,
      threshold,
      comparisonOperator: atOrAbove,
      evaluationPeriods: periods?.of ?? 1,
      ...(periods ? { datapointsToAlarm: periods.bad } : {}),
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    });
  }
}

/** The one place where an alarm gets its sentence, its runbook and who hears it. */
function tell(alarm: Alarm, said: Pick<Symptom, 'impact' | 'runbook'>, topic: Topic): Alarm {
  const { node } = alarm;
  (node.defaultChild as CfnAlarm).alarmDescription =
    `${said.impact} Runbook: docs/runbooks/${said.runbook}.md`;
  alarm.addAlarmAction(new SnsAction(topic));
  return alarm;
}
