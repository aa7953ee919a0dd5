import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { awsMetric, formula } from '../metrics.ts';
import { figures, graph } from './graph.ts';

/** USD list prices of us-east-1: an order of magnitude on a screen, the bill is the truth. */
const price = {
  readUnit: 0.125e-6,
  writeUnit: 0.625e-6,
  call: 1e-6,
  invocation: 0.2e-6,
  /** One millisecond at 512 MB on arm64. */
  millisecond: (0.0000133334 * 0.5) / 1000,
};

type Names = { apiId: string; table: string; queues: Record<string, string> };

/** What is used, what is near a limit, and what that costs in the time shown. */
export function resourceWidgets({ apiId, table, queues }: Names): IWidget[][] {
  const units = { TableName: table };
  const used = (minutes: number) => ({
    calls: awsMetric('ApiGateway', 'Count', { ApiId: apiId }, { minutes }),
    runs: awsMetric('Lambda', 'Invocations', {}, { minutes }),
    ms: awsMetric('Lambda', 'Duration', {}, { minutes }),
    reads: awsMetric('DynamoDB', 'ConsumedReadCapacityUnits', units, { minutes }),
    writes: awsMetric('DynamoDB', 'ConsumedWriteCapacityUnits', units, { minutes }),
  });
  const { calls, runs, ms, reads, writes } = used(5);
  const sum = (label: string, expression: string, using: Record<string, typeof calls>) =>
    formula(expression, using, { label, minutes: 5 });
  return [
    [
      figures('用量', [
        awsMetric('ApiGateway', 'Count', { ApiId: apiId }, { minutes: 5, label: '请求' }),
        awsMetric('Lambda', 'Invocations', {}, { minutes: 5, label: '函数运行' }),
        awsMetric('DynamoDB', 'ConsumedReadCapacityUnits', units, { minutes: 5, label: '读单位' }),
        awsMetric('DynamoDB', 'ConsumedWriteCapacityUnits', units, {
          minutes: 5,
          label: '写单位',
        }),
      ]),
    ],
    [
      graph('数据库读写单位', [
        awsMetric('DynamoDB', 'ConsumedReadCapacityUnits', units, { label: '读' }),
        awsMetric('DynamoDB', 'ConsumedWriteCapacityUnits', units, { label: '写' }),
      ]),
      graph('并发与限流', [
        awsMetric('Lambda', 'ConcurrentExecutions', {}, { statistic: 'Maximum', label: '并发' }),
        awsMetric('Lambda', 'Throttles', {}, { label: '函数限流' }),
        awsMetric('DynamoDB', 'ThrottledRequests', units, { label: '数据库限流' }),
      ]),
      graph(
        '死信队列',
        Object.entries(queues).map(([label, QueueName]) =>
          awsMetric(
            'SQS',
            'ApproximateNumberOfMessagesVisible',
            { QueueName },
            { statistic: 'Maximum', label },
          ),
        ),
      ),
    ],
    [
      graph(
        '费用估算（美元 / 5 分钟，目录价）',
        [
          sum('接口', `calls * ${price.call}`, { calls }),
          sum('函数', `runs * ${price.invocation} + ms * ${price.millisecond}`, { runs, ms }),
          sum('数据库', `reads * ${price.readUnit} + writes * ${price.writeUnit}`, {
            reads,
            writes,
          }),
        ],
        24,
      ),
    ],
  ];
}
