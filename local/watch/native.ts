/** The metrics that AWS emits by itself, as far as our boards and alarms use them. */

import type { HttpApi } from '../api/server.ts';
import type { Capacity } from '../aws/capacity.ts';
import type { Queues } from '../events/queues.ts';
import type { Lambda } from '../lambda/lambda.ts';
import type { Cloud } from '../template.ts';
import type { Dimensions, Points } from './points.ts';

const SAMPLE_MS = 1000;

/** Counts, times and errors of every invocation, of the function and of all together. */
export function watchLambda(points: Points): (name: string) => (failed: boolean) => void {
  let running = 0;
  return (FunctionName) => {
    const tell = (name: string, value: number) => {
      for (const dimensions of [{ FunctionName }, {}] as Dimensions[])
        points.add({ namespace: 'AWS/Lambda', name, dimensions }, value, Date.now());
    };
    const started = performance.now();
    running += 1;
    tell('ConcurrentExecutions', running);
    return (failed) => {
      running -= 1;
      tell('Invocations', 1);
      tell('Duration', performance.now() - started);
      tell('Errors', failed ? 1 : 0);
    };
  };
}

/** Requests, their time, and the answers that are errors. */
export function watchApi(cloud: Cloud, api: HttpApi, points: Points): HttpApi {
  const [gateway] = cloud.all('AWS::ApiGatewayV2::Api');
  const dimensions = { ApiId: gateway ? `${gateway.stack}.${gateway.id}` : '' };
  return async (request, response) => {
    const started = performance.now();
    response.once('finish', () => {
      const tell = (name: string, value: number) =>
        points.add({ namespace: 'AWS/ApiGateway', name, dimensions }, value, Date.now());
      tell('Count', 1);
      tell('Latency', performance.now() - started);
      tell('4xx', Math.floor(response.statusCode / 100) === 4 ? 1 : 0);
      tell('5xx', response.statusCode >= 500 ? 1 : 0);
    });
    await api(request, response);
  };
}

type Sampled = { cloud: Cloud; queues: Queues; capacity: Capacity; lambda: Lambda; points: Points };

/** What is read every second: what waits in queues, units of the table. */
export function sample({ cloud, queues, capacity, lambda, points }: Sampled): { stop(): void } {
  const names = cloud.all('AWS::SQS::Queue').map(({ name, arn }) => ({ name, arn }));
  const tables = cloud.all('AWS::DynamoDB::GlobalTable').map(({ name }) => name);
  let before = { reads: 0, writes: 0 };
  const timer = setInterval(() => {
    const now = Date.now();
    const sizes = queues.sizes();
    for (const { name, arn } of names) {
      const key = { namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible' };
      points.add({ ...key, dimensions: { QueueName: name } }, sizes[arn] ?? 0, now);
    }
    const total = { reads: 0, writes: 0 };
    for (const { role } of lambda.functions) {
      total.reads += capacity.of(role).reads;
      total.writes += capacity.of(role).writes;
    }
    // A reset begins anew; the platform has one table.
    const used = (kind: 'reads' | 'writes') => Math.max(0, total[kind] - before[kind]);
    for (const TableName of tables) {
      const key = { namespace: 'AWS/DynamoDB', dimensions: { TableName } };
      points.add({ ...key, name: 'ConsumedReadCapacityUnits' }, used('reads'), now);
      points.add({ ...key, name: 'ConsumedWriteCapacityUnits' }, used('writes'), now);
    }
    before = total;
  }, SAMPLE_MS);
  return { stop: () => clearInterval(timer) };
}
