import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const metrics = new Metrics({
  namespace: process.env.POWERTOOLS_METRICS_NAMESPACE ?? 'Baoming',
});

/** Days of any gateway that are not sealed though they should be; an alarm rings above none. */
export function countUnsealedDays(days: number): void {
  metrics.clearDefaultDimensions();
  metrics.addDimension('operation', 'reconcile-bills');
  metrics.addMetric('UnsealedBillDays', MetricUnit.Count, days);
  metrics.publishStoredMetrics();
}

/**
 * One EMF line a request. The only dimension is the operation: others (service, exam, status)
 * would multiply custom metrics and their cost.
 */
export function countRequest(operation: string, milliseconds: number, status: number): void {
  metrics.clearDefaultDimensions();
  metrics.addDimension('operation', operation);
  metrics.addMetric('Requests', MetricUnit.Count, 1);
  metrics.addMetric('Duration', MetricUnit.Milliseconds, milliseconds);
  metrics.addMetric('Faults', MetricUnit.Count, status >= 500 ? 1 : 0);
  metrics.publishStoredMetrics();
}

/** What the alarm of `payment incident` counts; no dimension, for one alarm hears all functions. */
export function countIncident(): void {
  metrics.clearDefaultDimensions();
  metrics.addMetric('PaymentIncidents', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}
