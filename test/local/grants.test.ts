import { describe, expect, it } from 'vitest';
import { GrantUse } from '../../local/aws/grants.ts';
import type { Statement } from '../../local/aws/policy.ts';
import { violations } from '../../scripts/grants/violations.ts';

const allow = (actions: string[], resources: string[]): Statement => ({
  effect: 'Allow',
  actions,
  resources,
  conditions: {},
});
const table = 'arn:aws:dynamodb:r:0:table/T';
const statements = [
  allow(['dynamodb:GetItem', 'dynamodb:Query'], [table, `${table}/index/work`]),
  allow(['s3:GetObject'], ['arn:aws:s3:::b/clean/*', 'arn:aws:s3:::b/held/*']),
  allow(['logs:PutLogEvents', 'xray:PutTraceSegments', 'sqs:SendMessage'], ['*']),
];
const seenBy = (asked: [action: string, resource: string, allowed: boolean][]) => {
  const use = new GrantUse();
  for (const [action, resource, allowed] of asked)
    use.note('role', statements, { action, resource }, allowed);
  return { one: use.of('role', statements) };
};
const everything: [string, string, boolean][] = [
  ['dynamodb:GetItem', table, true],
  ['dynamodb:Query', table, true],
  ['dynamodb:GetItem', `${table}/index/work`, true],
  ['dynamodb:Query', `${table}/index/work`, true],
  ['s3:GetObject', 'arn:aws:s3:::b/clean/1', true],
  ['s3:GetObject', 'arn:aws:s3:::b/held/2', true],
];

describe('grants and their use', () => {
  it('agree when all was needed; what Lambda itself does by the role is not asked of our code', () => {
    expect(violations([seenBy(everything)])).toEqual([]);
  });

  it('agree when several platforms together needed all', () => {
    const [first, second] = [everything.slice(0, 2), everything.slice(2)].map(seenBy);
    expect(violations([first, second].filter((seen) => seen !== undefined))).toEqual([]);
  });

  it.each(everything)('differ when nothing does %s on %s', (action, resource) => {
    const others = everything.filter((each) => each[0] !== action || each[1] !== resource);
    const pattern = resource.replace(/\/\d$/, '/*');
    expect(violations([seenBy(others)])).toEqual([`never used by one: ${action} on ${pattern}`]);
  });

  it('differ when something was needed that nobody granted', () => {
    const put = ['dynamodb:PutItem', table, false] as [string, string, boolean];
    expect(violations([seenBy([...everything, put])])).toEqual([
      `used without a grant by one: dynamodb:PutItem on ${table}`,
    ]);
  });

  it('do not differ when the store asks whether it may say 404', () => {
    const asks = ['s3:ListBucket', 'arn:aws:s3:::b', false] as [string, string, boolean];
    expect(violations([seenBy([...everything, asks])])).toEqual([]);
  });
});
