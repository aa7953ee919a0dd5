import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import {
  LambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import {
  type IRole,
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { errorAlarmName, type ServiceFunction } from './service-function.ts';

/**
 * How a new version reaches people: a tenth of the calls for five minutes, then all. The function's
 * alarm of errors takes it back by itself.
 */
export class Releases extends Construct {
  private readonly application: LambdaApplication;
  private readonly role: IRole;
  private readonly policies: { aliases: ManagedPolicy; alarms: ManagedPolicy };

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.application = new LambdaApplication(this, 'application', {
      applicationName: Stack.of(this).stackName,
    });
    this.policies = {
      aliases: new ManagedPolicy(this, 'aliases'),
      alarms: new ManagedPolicy(this, 'alarms'),
    };
    const role = new Role(this, 'role', {
      description: 'Moves calls from one version to the next',
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      managedPolicies: Object.values(this.policies),
    });
    // Each group would attach AWS's policy, which publishes to every topic and moves every alias.
    this.role = role.withoutPolicyUpdates();
  }

  /** No alarm of the API as a whole: it would take back what is healthy. */
  shift({ operation, live }: ServiceFunction): void {
    const alarmArn = Stack.of(this).formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: errorAlarmName(operation),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const { functionArn } = live;
    this.policies.aliases.addStatements(
      new PolicyStatement({
        actions: [
          'lambda:GetAlias',
          'lambda:UpdateAlias',
          'lambda:GetProvisionedConcurrencyConfig',
        ],
        resources: [functionArn],
      }),
    );
    this.policies.alarms.addStatements(
      new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: [alarmArn] }),
    );
    new LambdaDeploymentGroup(this, operation, {
      application: this.application,
      role: this.role,
      alias: live,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [Alarm.fromAlarmArn(this, `${operation}-errors`, alarmArn)],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    });
  }
}
