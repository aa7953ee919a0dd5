import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** Runs operations by the clock, each under its own name; the event carries the scheduled time. */
export class OperationSchedules extends Construct {
  private readonly deadLetterQueue: IQueue;
  private readonly role: Role;

  constructor(scope: Construct, id: string, deadLetterQueue: IQueue) {
    super(scope, id);
    this.deadLetterQueue = deadLetterQueue;
    this.role = new Role(this, 'role', {
      description: 'Calls what runs by the clock',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    });
    this.may('sqs:SendMessage', deadLetterQueue.queueArn);
  }

  add({ operation: name, live: { functionArn } }: ServiceFunction, rate: string): void {
    this.may('lambda:InvokeFunction', functionArn);
    new CfnSchedule(this, name, {
      name,
      scheduleExpression: rate,
      // Hours are the office's; a rate has no zone.
      ...(rate.startsWith('cron') ? { scheduleExpressionTimezone: 'Asia/Shanghai' } : {}),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: this.role.roleArn,
        input: JSON.stringify({ schedule: name, time: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: this.deadLetterQueue.queueArn },
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 300 },
      },
    });
  }

  private may(action: string, resource: string): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  }
}
