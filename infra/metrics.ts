import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type DimensionsOf, type MetricName, metricNamespace } from '#contract/metrics.ts';
import type { OperationName } from '#contract/operations.ts';

export type Statistic = 'Sum' | 'Maximum' | 'p50' | 'p99';
export type Look = { statistic?: Statistic; label?: string; minutes?: number; color?: string };

const looked = ({ statistic = 'Sum', label, minutes = 1, color }: Look) => ({
  statistic,
  period: Duration.minutes(minutes),
  ...(label ? { label } : {}),
  ...(color ? { color } : {}),
});

/** A metric of the catalogue: name, dimensions and their values are checked by the compiler. */
export function metric<Name extends MetricName>(
  metricName: Name,
  dimensions: DimensionsOf<Name>,
  look: Look = {},
): Metric {
  const dimensionsMap = dimensions as Record<string, string>;
  const own = Object.keys(dimensionsMap).length > 0 ? { dimensionsMap } : {};
  return new Metric({ namespace: metricNamespace, metricName, ...own, ...looked(look) });
}

/** A metric that AWS emits by itself. */
export function awsMetric(
  service: 'Lambda' | 'ApiGateway' | 'DynamoDB' | 'SQS',
  metricName: string,
  dimensionsMap: Record<string, string> = {},
  look: Look = {},
): Metric {
  const own = Object.keys(dimensionsMap).length > 0 ? { dimensionsMap } : {};
  return new Metric({ namespace: `AWS/${service}`, metricName, ...own, ...looked(look) });
}

/** One function's; its name is known without its stack, so no export is spent on it. */
export const functionMetric = (operation: OperationName, metricName: string, look: Look = {}) =>
  awsMetric('Lambda', metricName, { FunctionName: `baoming-${operation}` }, look);

/** A formula over metrics by their ids. */
export const formula = (
  expression: string,
  usingMetrics: Record<string, Metric>,
  { label, minutes = 1 }: Look = {},
): MathExpression =>
  new MathExpression({
    expression,
    usingMetrics,
    period: Duration.minutes(minutes),
    ...(label ? { label } : {}),
  });
