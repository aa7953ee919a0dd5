import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Permission, Prefixes } from './permissions.ts';
import type { DataStack } from './stacks/data.ts';

const allow = (actions: string[], resources: string[]) =>
  new PolicyStatement({ actions, resources });

const prefixed = (service: string, actions: readonly string[]) =>
  actions.map((action) => `${service}:${action}`);

/**
 * The policy statements of one operation, every action by name. TableV2's grant helpers are not
 * used because they include Scan.
 */
export function statementsFor(permission: Permission, data: DataStack): PolicyStatement[] {
  const statements: PolicyStatement[] = [];
  if (permission.table) {
    statements.push(allow(prefixed('dynamodb', permission.table), [data.table.tableArn]));
  }
  if (permission.indexes) {
    const indexes = permission.indexes.map((name) => `${data.table.tableArn}/index/${name}`);
    statements.push(allow(['dynamodb:Query'], indexes));
  }
  if (permission.secret) {
    statements.push(allow(['secretsmanager:GetSecretValue'], [data.secret.secretArn]));
  }
  if (permission.dataKey) {
    statements.push(allow(prefixed('kms', permission.dataKey), [data.dataKey.keyArn]));
  }
  statements.push(...onObjects(data.photos, permission.photos ?? {}));
  statements.push(...onObjects(data.bills, permission.bills ?? {}));
  statements.push(...onObjects(data.anchors, permission.anchors ?? {}));
  statements.push(...onObjects(data.exports, permission.exports ?? {}));
  statements.push(...onObjects(data.data, permission.data ?? {}));
  return statements;
}

/** Every bucket is versioned: an event names the version that is read. */
function onObjects(bucket: Bucket, { get, put, missing }: Prefixes): PolicyStatement[] {
  const below = (prefixes: readonly string[]) =>
    prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
  return [
    ...(get ? [allow(['s3:GetObject', 's3:GetObjectVersion'], below(get))] : []),
    ...(put ? [allow(['s3:PutObject'], below(put))] : []),
    ...(missing ? [allow(['s3:ListBucket'], [bucket.bucketArn])] : []),
  ];
}
