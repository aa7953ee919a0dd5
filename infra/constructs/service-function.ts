import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type IManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  type CfnFunction,
  Code,
  type ILayerVersion,
  type IVersion,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { OperationName } from '#contract/operations.ts';
import type { Size } from '../sizes.ts';
import type { Releases } from './releases.ts';

export type ServiceFunctionProps = Size & {
  operation: OperationName;
  /** Who is hurt when it fails: the text of its alarm. */
  impact: string;
  /** The folder with index.mjs. */
  folder: string;
  statements: PolicyStatement[];
  /** What it shares with other functions. */
  policies: IManagedPolicy[];
  environment: Record<string, string>;
  layers?: ILayerVersion[];
  /** Takes asynchronous invocations that failed for good. */
  deadLetterQueue: IQueue;
  releases: Releases;
};

/** One operation on Lambda with its own role, its own log and the sentence of its alarm. */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  /** What callers call: the released version, and for some minutes a tenth of the calls the next. */
  readonly live: Alias;
  readonly operation: OperationName;
  readonly impact: string;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { operation, impact, folder, environment, layers, deadLetterQueue, releases } = props;
    const { memoryMb = 512, seconds = 10, reserved } = props;
    this.operation = operation;
    this.impact = impact;
    const name = `baoming-${operation}`;
    const logGroup = new LogGroup(this, 'log', {
      logGroupName: `/aws/lambda/${name}`,
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.lambda = new LambdaFunction(this, 'function', {
      functionName: name,
      description: operation,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(folder),
      memorySize: memoryMb,
      timeout: Duration.seconds(seconds),
      ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role: this.makeRole(props, logGroup),
      environment,
      ...(layers ? { layers } : {}),
    });
    // As properties: the library would add a policy of its own to each role, one with a wildcard.
    const resource = this.lambda.node.defaultChild as CfnFunction;
    resource.tracingConfig = { mode: 'Active' };
    resource.deadLetterConfig = { targetArn: deadLetterQueue.queueArn };
    this.live = new Alias(this, 'live', {
      aliasName: 'live',
      version: this.lambda.currentVersion as IVersion,
    });
    releases.shift(this);
  }

  /** One inline document instead of a resource of its own: a stack holds 500 at most. */
  private makeRole(props: ServiceFunctionProps, logGroup: LogGroup): Role {
    const { operation, statements, policies, deadLetterQueue } = props;
    const allow = (actions: string[], resource: string) =>
      new PolicyStatement({ actions, resources: [resource] });
    return new Role(this, 'role', {
      description: `What ${operation} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: policies,
      inlinePolicies: {
        own: new PolicyDocument({
          statements: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn),
            allow(['sqs:SendMessage'], deadLetterQueue.queueArn),
            ...statements,
          ],
        }),
      },
    });
  }

  /** Rings as soon as one invocation fails; refusals are answers and do not count. */
  errorAlarm(scope: Construct): Alarm {
    return new Alarm(scope, `${this.operation}-errors`, {
      alarmName: errorAlarmName(this.operation),
      alarmDescription: this.impact,
      metric: this.lambda.metricErrors({ period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

/** By name, so that a release can watch alarms of a stack that depends on its own. */
export const errorAlarmName = (operation: OperationName) => `baoming-${operation}-errors`;
