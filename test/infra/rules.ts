import type { Resource, Template } from './synthesize.ts';

// biome-ignore lint/suspicious/noExplicitAny: the properties of any resource type
type Holds = (properties: any, resource: Resource) => boolean;
type Statement = { Effect: string; Condition?: { Bool?: Record<string, unknown> } };

const outlives: Holds = (_, { DeletionPolicy }) => DeletionPolicy === 'Retain';
const tlsOnly: Holds = ({ PolicyDocument }) =>
  (PolicyDocument.Statement as Statement[]).some(
    ({ Effect, Condition }) =>
      Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false',
  );

/**
 * What must never be deployed otherwise, by resource type. cdk-nag knows none of these: its rule of
 * recovery looks at AWS::DynamoDB::Table, and TableV2 has recovery under each replica.
 */
export const rules: Record<string, { type: string; holds: Holds }> = {
  'tables recover to any second': {
    type: 'AWS::DynamoDB::GlobalTable',
    holds: ({ Replicas }) =>
      Replicas.length > 0 &&
      Replicas.every(
        // biome-ignore lint/suspicious/noExplicitAny: a replica's properties
        (each: any) =>
          each.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true &&
          each.DeletionProtectionEnabled === true,
      ),
  },
  'tables outlive their stack': { type: 'AWS::DynamoDB::GlobalTable', holds: outlives },
  'buckets outlive their stack': { type: 'AWS::S3::Bucket', holds: outlives },
  'keys outlive their stack': { type: 'AWS::KMS::Key', holds: outlives },
  'secrets outlive their stack': { type: 'AWS::SecretsManager::Secret', holds: outlives },
  'logs outlive their stack': { type: 'AWS::Logs::LogGroup', holds: outlives },
  // Law asks for 180 days; we keep 400.
  'logs are kept': {
    type: 'AWS::Logs::LogGroup',
    holds: ({ RetentionInDays }) => RetentionInDays >= 400,
  },
  'buckets take TLS alone': { type: 'AWS::S3::BucketPolicy', holds: tlsOnly },
  'queues take TLS alone': { type: 'AWS::SQS::QueuePolicy', holds: tlsOnly },
  'topics take TLS alone': { type: 'AWS::SNS::TopicPolicy', holds: tlsOnly },
  'functions keep failures': {
    type: 'AWS::Lambda::Function',
    holds: ({ DeadLetterConfig }) => DeadLetterConfig?.TargetArn !== undefined,
  },
  'schedules keep failures': {
    type: 'AWS::Scheduler::Schedule',
    holds: ({ Target }) => Target.DeadLetterConfig?.Arn !== undefined,
  },
  'event rules keep failures': {
    type: 'AWS::Events::Rule',
    holds: ({ Targets }) =>
      Targets.every((each: { DeadLetterConfig?: unknown }) => each.DeadLetterConfig !== undefined),
  },
  'batches report each failure': {
    type: 'AWS::Lambda::EventSourceMapping',
    holds: ({ FunctionResponseTypes = [] }) =>
      FunctionResponseTypes.includes('ReportBatchItemFailures'),
  },
  'alarms tell somebody': {
    type: 'AWS::CloudWatch::Alarm',
    holds: ({ AlarmActions = [], AlarmDescription = '' }) =>
      AlarmActions.length > 0 && AlarmDescription.length > 0,
  },
};

/** `rule: logical id` of each violation in a template. */
export const violations = ({ Resources }: Template): string[] =>
  Object.entries(rules).flatMap(([rule, { type, holds }]) =>
    Object.entries(Resources)
      .filter(([, { Type }]) => Type === type)
      .filter(([, resource]) => !holds(resource.Properties, resource))
      .map(([id]) => `${rule}: ${id}`),
  );
