import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type ILayerVersion,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { OperationName } from '#contract/operations.ts';
import type { Size } from '../sizes.ts';

export type ServiceFunctionProps = Size & {
  operation: OperationName;
  /** Who is hurt when it fails: the text of its alarm. */
  impact: string;
  /** The folder with index.mjs. */
  folder: string;
  statements: PolicyStatement[];
  environment: Record<string, string>;
  layers?: ILayerVersion[];
  /** Takes asynchronous invocations that failed for good. */
  deadLetterQueue?: IQueue;
};

/** One operation on Lambda with its own role, its own log and the sentence of its alarm. */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly operation: OperationName;
  readonly impact: string;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { operation, impact, folder, statements, environment, layers, deadLetterQueue } = props;
    const { memoryMb = 512, seconds = 10, reserved } = props;
    this.operation = operation;
    this.impact = impact;
    const name = `baoming-${operation}`;
    const logGroup = new LogGroup(this, 'log', {
      logGroupName: `/aws/lambda/${name}`,
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const own = new PolicyDocument({
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        ...statements,
      ],
    });
    const role = new Role(this, 'role', {
      description: `What ${operation} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { own },
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
      role,
      environment,
      ...(layers ? { layers } : {}),
      ...(deadLetterQueue ? { deadLetterQueue } : {}),
    });
  }

  /** Rings as soon as one invocation fails; refusals are answers and do not count. */
  errorAlarm(scope: Construct): Alarm {
    return new Alarm(scope, `${this.operation}-errors`, {
      alarmName: `baoming-${this.operation}-errors`,
      alarmDescription: this.impact,
      metric: this.lambda.metricErrors({ period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
