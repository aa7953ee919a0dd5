import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/**
 * Requests of one address within five minutes. A campus or an office has one address for thousands
 * of people: 3,000 who apply within an hour with 60 requests each make 15,000 in five minutes, and
 * their logins 250. Guessing is stopped by the login's own limits, which count people, not addresses.
 */
export const addressLimits = { api: 30_000, login: 2_000, notices: 60_000 } as const;

type Statement = CfnWebACL.StatementProperty;

const pathStarts = (searchString: string): Statement => ({
  byteMatchStatement: {
    searchString,
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
  },
});
const notices: Statement = {
  orStatement: { statements: [pathStarts('/n/'), pathStarts('/api/payments/')] },
};

const seen = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

const limit = (name: string, priority: number, most: number, scopeDownStatement: Statement) => ({
  name,
  priority,
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        responseHeaders: [{ name: 'retry-after', value: '60' }],
      },
    },
  },
  statement: {
    rateBasedStatement: { aggregateKeyType: 'IP', limit: most, scopeDownStatement },
  },
  visibilityConfig: seen(name),
});

/**
 * AWS's own rules, except on what gateways send: their signatures are checked, and a notice that a
 * pattern blocks is a payment that nobody sees. `counted` are rules that only count.
 */
const managed = (name: string, priority: number, counted: string[] = []) => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      scopeDownStatement: { notStatement: { statement: notices } },
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: seen(name),
});

export const siteRules: CfnWebACL.RuleProperty[] = [
  limit('limit-login', 0, addressLimits.login, pathStarts('/api/sessions')),
  limit('limit-notices', 1, addressLimits.notices, notices),
  limit('limit-api', 2, addressLimits.api, pathStarts('/api/')),
  managed('AWSManagedRulesAmazonIpReputationList', 3),
  managed('AWSManagedRulesKnownBadInputsRuleSet', 4),
  // Imports of positions are large, and what people write about their studies is no script.
  managed('AWSManagedRulesCommonRuleSet', 5, ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY']),
];
