import { createHash } from 'node:crypto';
import { ACCOUNT, type Json, REGION } from './resolve.ts';

export type Properties = Record<string, Json>;
type Naming = { property: string; arn: (name: string) => string };

const regional = (service: string, prefix: string) => (name: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${prefix}${name}`;

/** The property that names a resource of each type, and its ARN. */
const namings: Record<string, Naming> = {
  'AWS::Lambda::Function': { property: 'FunctionName', arn: regional('lambda', 'function:') },
  'AWS::Lambda::LayerVersion': { property: 'LayerName', arn: regional('lambda', 'layer:') },
  'AWS::DynamoDB::GlobalTable': { property: 'TableName', arn: regional('dynamodb', 'table/') },
  'AWS::DynamoDB::Table': { property: 'TableName', arn: regional('dynamodb', 'table/') },
  'AWS::SQS::Queue': { property: 'QueueName', arn: regional('sqs', '') },
  'AWS::SNS::Topic': { property: 'TopicName', arn: regional('sns', '') },
  'AWS::KMS::Key': { property: '', arn: regional('kms', 'key/') },
  'AWS::SecretsManager::Secret': { property: 'Name', arn: regional('secretsmanager', 'secret:') },
  'AWS::Logs::LogGroup': { property: 'LogGroupName', arn: regional('logs', 'log-group:') },
  'AWS::Scheduler::Schedule': { property: 'Name', arn: regional('scheduler', 'schedule/default/') },
  'AWS::Events::Rule': { property: 'Name', arn: regional('events', 'rule/') },
  'AWS::S3::Bucket': { property: 'BucketName', arn: (name) => `arn:aws:s3:::${name}` },
  'AWS::CloudWatch::Alarm': { property: 'AlarmName', arn: regional('cloudwatch', 'alarm:') },
  'AWS::CloudWatch::Dashboard': {
    property: 'DashboardName',
    arn: (name) => `arn:aws:cloudwatch::${ACCOUNT}:dashboard/${name}`,
  },
  'AWS::IAM::ManagedPolicy': {
    property: 'ManagedPolicyName',
    arn: (name) => `arn:aws:iam::${ACCOUNT}:policy/${name}`,
  },
  'AWS::IAM::Role': {
    property: 'RoleName',
    arn: (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  },
};
/** Types whose Ref is the ARN, not the name. */
const refIsArn = new Set([
  'AWS::IAM::ManagedPolicy',
  'AWS::Lambda::LayerVersion',
  'AWS::SNS::Topic',
  'AWS::SecretsManager::Secret',
]);

/** A name as CloudFormation would make it: from stack and logical id, within 63 characters. */
export function physicalName(stack: string, id: string, type: string, properties: Properties) {
  const given = properties[namings[type]?.property ?? ''];
  if (typeof given === 'string') return given;
  const name = `${stack}-${id}`;
  if (type === 'AWS::KMS::Key') return keyId(name);
  if (type !== 'AWS::S3::Bucket') return name.slice(0, 63);
  return name
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-')
    .slice(0, 63);
}

export const arnOf = (type: string, name: string) => namings[type]?.arn(name) ?? name;

export function referenceOf(type: string, name: string): string {
  if (type === 'AWS::SQS::Queue') return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
  return refIsArn.has(type) ? arnOf(type, name) : name;
}

/** GetAtt of the attributes that our templates use; an unknown one is `<name>.<attribute>`. */
export function attributeOf(type: string, name: string, attribute: string): string {
  if (attribute === 'Arn' || attribute.endsWith('Arn')) {
    const arn = arnOf(type, name);
    return attribute === 'StreamArn' ? `${arn}/stream/2026-01-01T00:00:00.000` : arn;
  }
  if (attribute === 'DomainName' || attribute === 'RegionalDomainName')
    return `${name}.s3.${REGION}.amazonaws.com`;
  if (attribute.endsWith('Name')) return name;
  return `${name}.${attribute}`;
}

/** A UUID made from the name: the same key id at every start. */
function keyId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => hex.slice(ends[index - 1] ?? 0, end))
    .join('-');
}
