import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { requiredParameter } from '../parameters.ts';
import { siteRules } from '../waf-rules.ts';

/** What AWS keeps in us-east-1 whatever the region of the rest: CloudFront's firewall, the budget. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const acl = new CfnWebACL(this, 'site-acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: siteRules,
      // Sampled requests would keep paths and headers of people outside our logs.
      visibilityConfig: {
        cloudWatchMetricsEnabled: true,
        metricName: 'baoming-site',
        sampledRequestsEnabled: false,
      },
    });
    new CfnOutput(this, 'WebAclArn', { value: acl.attrArn });
    this.addBudget();
  }

  /** Tells at 80 % of the month's amount, and when the month will go over it. */
  private addBudget(): void {
    const amount = new CfnParameter(this, 'MonthlyBudgetUsd', { type: 'Number', default: 300 });
    const address = requiredParameter(this, 'BudgetEmail', 'Who learns of costs');
    const tell = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, threshold, comparisonOperator: 'GREATER_THAN' },
      subscribers: [{ subscriptionType: 'EMAIL', address }],
    });
    new CfnBudget(this, 'budget', {
      budget: {
        budgetName: 'baoming',
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: amount.valueAsNumber, unit: 'USD' },
      },
      notificationsWithSubscribers: [tell('ACTUAL', 80), tell('FORECASTED', 100)],
    });
  }
}
