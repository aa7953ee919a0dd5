import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { pageCaching } from '../headers.ts';
import { pageTypes } from '../page-types.ts';
import type { Shared } from './shared.ts';

export type PagesDeploymentProps = {
  /** The built pages. */
  pages: string;
  bucket: IBucket;
  /** The bundle of infra/publish-pages. */
  publisher: string;
  shared: Shared;
};

const allow = (actions: string[], resource: string) =>
  new PolicyStatement({ actions, resources: [resource] });

/**
 * Uploads a built site with each deployment, by a function of our own: the library's needs Python
 * and rights with wildcards. First the files whose names hold their digest, then the pages.
 */
export class PagesDeployment extends Construct {
  constructor(scope: Construct, id: string, props: PagesDeploymentProps) {
    super(scope, id);
    const source = new Asset(this, 'source', { path: props.pages });
    new CustomResource(this, 'published', {
      resourceType: 'Custom::BaomingPages',
      serviceToken: this.makePublisher(source, props).functionArn,
      // Two more calls by Lambda itself, a minute and two later, are still heard.
      serviceTimeout: Duration.minutes(15),
      properties: {
        SourceBucket: source.s3BucketName,
        SourceKey: source.s3ObjectKey,
        Bucket: props.bucket.bucketName,
        Rules: [
          { Prefix: 'assets/', CacheControl: pageCaching.assets },
          { Prefix: '', CacheControl: pageCaching.pages },
        ],
        Types: pageTypes,
      },
    });
  }

  private makePublisher(source: Asset, props: PagesDeploymentProps): LambdaFunction {
    const { bucket, publisher, shared } = props;
    const logGroup = new LogGroup(this, 'log', {
      logGroupName: '/aws/lambda/baoming-publish-pages',
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const queue = shared.missed.queueArn;
    const role = new Role(this, 'role', {
      description: 'What the upload of the pages may do',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [shared.tracing],
      inlinePolicies: {
        own: new PolicyDocument({
          statements: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn),
            allow(['sqs:SendMessage'], queue),
            allow(['s3:GetObject'], source.bucket.arnForObjects(source.s3ObjectKey)),
            allow(['s3:PutObject'], bucket.arnForObjects('*')),
          ],
        }),
      },
    });
    const made = new LambdaFunction(this, 'publisher', {
      functionName: 'baoming-publish-pages',
      description: 'Uploads the pages during a deployment',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(publisher),
      memorySize: 512,
      timeout: Duration.minutes(2),
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
    });
    // As properties, as in ServiceFunction: the library would add policies with wildcards.
    const resource = made.node.defaultChild as CfnFunction;
    resource.tracingConfig = { mode: 'Active' };
    resource.deadLetterConfig = { targetArn: queue };
    return made;
  }
}
