import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { httpOperations } from '#contract/operations.ts';
import { addressLimits, siteRules } from '../../infra/waf-rules.ts';
import { assemble, only, type Template } from './synthesize.ts';

const { folder, templates } = assemble('ap-east-1');
const edge = JSON.parse(
  readFileSync(join(folder, 'BaomingEdge.template.json'), 'utf8'),
) as Template;
const acl = only(edge, 'AWS::WAFv2::WebACL').Properties;

type Rule = {
  Name: string;
  Priority: number;
  // biome-ignore lint/suspicious/noExplicitAny: a statement of any kind
  Statement: any;
  // biome-ignore lint/suspicious/noExplicitAny: an action of any kind
  Action?: any;
  OverrideAction?: object;
};
const rules = acl.Rules as Rule[];
const rule = (name: string) => rules.find(({ Name }) => Name === name) as Rule;
const starts = (statement: Rule['Statement']): string[] =>
  (statement.OrStatement?.Statements ?? [statement]).map(
    (each: Rule['Statement']) => each.ByteMatchStatement.SearchString,
  );

describe('the firewall of the site', () => {
  it('stands before CloudFront, lets in by default, keeps no samples of people', () => {
    expect(acl).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true');
    expect(rules.map(({ Priority }) => Priority)).toEqual(siteRules.map((_, index) => index));
  });

  it('lets a campus behind one address through', () => {
    // 3,000 people who apply within an hour: 60 requests and a login each, over 12 times 5 minutes.
    const [people, requests, windows] = [3000, 60, 12];
    expect(addressLimits.api).toBeGreaterThanOrEqual((2 * people * requests) / windows);
    expect(addressLimits.login).toBeGreaterThanOrEqual((8 * people) / windows);
  });

  it.each([
    ['limit-login', addressLimits.login, ['/api/sessions']],
    ['limit-notices', addressLimits.notices, ['/n/', '/api/payments/']],
    ['limit-api', addressLimits.api, ['/api/']],
  ])('%s counts an address on its paths, and says when to come again', (name, most, paths) => {
    const { Statement, Action } = rule(name);
    const limited = Statement.RateBasedStatement;
    expect(limited).toMatchObject({ AggregateKeyType: 'IP', Limit: most });
    expect(starts(limited.ScopeDownStatement)).toEqual(paths);
    expect(Action.Block.CustomResponse).toMatchObject({
      ResponseCode: 429,
      ResponseHeaders: [{ Name: 'retry-after', Value: '60' }],
    });
  });

  it('limits paths that exist', () => {
    const paths = Object.values(httpOperations).flatMap(({ routes }) =>
      routes.map((route) => route.split(' ')[1] ?? ''),
    );
    for (const prefix of ['/api/sessions', '/n/', '/api/payments/', '/api/'])
      expect(
        paths.some((path) => path.startsWith(prefix)),
        prefix,
      ).toBe(true);
  });

  it('leaves what gateways send to their signatures: no pattern of AWS may block a payment', () => {
    const managed = rules.filter(({ Statement }) => Statement.ManagedRuleGroupStatement);
    expect(managed).toHaveLength(3);
    for (const { Statement, OverrideAction } of managed) {
      const { ScopeDownStatement } = Statement.ManagedRuleGroupStatement;
      expect(starts(ScopeDownStatement.NotStatement.Statement)).toEqual(['/n/', '/api/payments/']);
      expect(OverrideAction).toEqual({ None: {} });
    }
  });

  it('blocks no import for its size and no essay for its words', () => {
    const group = rule('AWSManagedRulesCommonRuleSet').Statement.ManagedRuleGroupStatement;
    const counted = group.RuleActionOverrides.map((each: { Name: string }) => each.Name);
    expect(counted).toEqual(['SizeRestrictions_BODY', 'CrossSiteScripting_BODY']);
  });
});

describe('the edge', () => {
  it('is asked for by the site alone', () => {
    const { DistributionConfig } = only(
      templates.BaomingWeb,
      'AWS::CloudFront::Distribution',
    ).Properties;
    expect(DistributionConfig.WebACLId).toEqual({ Ref: 'WebAclArn' });
  });

  it('tells by mail at 80 % of the budget and when the month will go over it', () => {
    const { Budget, NotificationsWithSubscribers } = only(edge, 'AWS::Budgets::Budget').Properties;
    expect(Budget.BudgetLimit).toEqual({ Amount: { Ref: 'MonthlyBudgetUsd' }, Unit: 'USD' });
    const told = NotificationsWithSubscribers.map(
      ({ Notification, Subscribers }: Record<string, object>) => [Notification, Subscribers],
    );
    const mail = [{ SubscriptionType: 'EMAIL', Address: { Ref: 'BudgetEmail' } }];
    expect(told).toEqual([
      [expect.objectContaining({ NotificationType: 'ACTUAL', Threshold: 80 }), mail],
      [expect.objectContaining({ NotificationType: 'FORECASTED', Threshold: 100 }), mail],
    ]);
  });
});
