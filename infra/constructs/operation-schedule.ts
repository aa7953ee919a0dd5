import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** Runs an operation by the clock, under its own name; the event carries the scheduled time. */
export class OperationSchedule extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { target: ServiceFunction; rate: string; deadLetterQueue: IQueue },
  ) {
    super(scope, id);
    const { target, rate, deadLetterQueue } = props;
    const role = new Role(this, 'role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    });
    const may = (action: string, resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    may('lambda:InvokeFunction', target.lambda.functionArn);
    may('sqs:SendMessage', deadLetterQueue.queueArn);
    const name = target.operation;
    new CfnSchedule(this, 'schedule', {
      name,
      scheduleExpression: rate,
      // Hours are the office's; a rate has no zone.
      ...(rate.startsWith('cron') ? { scheduleExpressionTimezone: 'Asia/Shanghai' } : {}),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.lambda.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ schedule: name, time: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: deadLetterQueue.queueArn },
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 300 },
      },
    });
  }
}
