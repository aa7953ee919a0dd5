import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from './permissions.ts';
import type { DataStack } from './stacks/data.ts';

const allow = (actions: string[], resources: string[]) =>
  new PolicyStatement({ actions, resources });

const prefixed = (service: string, actions: readonly string[]) =>
  actions.map((action) => `${service}:${action}`);

/**
 * The policy statements of one operation, every action by name. TableV2's grant helpers are not
 * used because they include Scan. Objects are reached through constructs/object-grants.ts.
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
  if (permission.originKey) {
    statements.push(allow(['secretsmanager:GetSecretValue'], [data.originKey.secretArn]));
  }
  if (permission.dataKey) {
    statements.push(allow(prefixed('kms', permission.dataKey), [data.dataKey.keyArn]));
  }
  for (const name of ['photos', 'bills', 'anchors', 'exports', 'data'] as const) {
    // Whoever may not list a bucket learns 403 instead of 404.
    if (permission[name]?.missing)
      statements.push(allow(['s3:ListBucket'], [data[name].bucketArn]));
  }
  return statements;
}
