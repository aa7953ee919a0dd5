import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type DimensionsOf, type MetricName, metricNamespace, metrics } from '#contract/metrics.ts';
import type { HttpOperationName } from '#contract/operations.ts';

const emitter = new Metrics({
  namespace: process.env.POWERTOOLS_METRICS_NAMESPACE ?? metricNamespace,
});

/** One EMF line: values of one metric or of several under the same dimensions. */
function emit(dimensions: Record<string, string>, values: Partial<Record<MetricName, number>>) {
  emitter.clearDefaultDimensions();
  for (const [name, value] of Object.entries(dimensions)) emitter.addDimension(name, value);
  for (const [name, value] of Object.entries(values))
    emitter.addMetric(name, MetricUnit[metrics[name as MetricName].unit], value);
  emitter.publishStoredMetrics();
}

/**
 * Emits one value of a metric of the catalogue. The compiler knows its dimensions and their values.
 * @throws for a value that its closed list does not have
 */
export function count<Name extends MetricName>(
  name: Name,
  dimensions: DimensionsOf<Name>,
  value = 1,
): void {
  const lists: Record<string, readonly string[]> = metrics[name].dimensions;
  for (const [key, each] of Object.entries<string>(dimensions as Record<string, string>))
    if (!lists[key]?.includes(each)) throw new Error(`${name} has no ${key} of this name`);
  emit(dimensions as Record<string, string>, { [name]: value });
}

/** Rate, time and faults of a route, in one line a request. */
export function countRequest(
  operation: HttpOperationName,
  milliseconds: number,
  status: number,
): void {
  const Faults = status >= 500 ? 1 : 0;
  emit({ operation }, { Requests: 1, Duration: milliseconds, Faults });
}
