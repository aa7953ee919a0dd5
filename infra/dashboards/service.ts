import { type Alarm, AlarmStatusWidget, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type EventOperationName,
  eventOperations,
  type HttpOperationName,
  httpOperations,
} from '#contract/operations.ts';
import { awsMetric, functionMetric, metric } from '../metrics.ts';
import { graph, heading } from './graph.ts';

/** Who calls, by the routes of the contract: a graph of 60 lines tells nobody anything. */
const groups = { open: '公开', applicant: '考生', gateway: '支付平台', staff: '工作人员' } as const;

const routesOf = (auth: keyof typeof groups) =>
  (Object.keys(httpOperations) as HttpOperationName[]).filter(
    (operation) => httpOperations[operation].auth === auth,
  );

/** Rate, errors and duration: of the whole API, of each route, and of what runs behind it. */
export function serviceWidgets(apiId: string, alarms: Alarm[]): IWidget[][] {
  const api = { ApiId: apiId };
  const events = Object.keys(eventOperations) as EventOperationName[];
  const perRoute = (auth: keyof typeof groups): IWidget[][] => {
    const routes = routesOf(auth);
    return [
      [heading(groups[auth])],
      [
        graph(
          '请求',
          routes.map((operation) => metric('Requests', { operation }, { label: operation })),
        ),
        graph(
          '错误',
          routes.map((operation) => metric('Faults', { operation }, { label: operation })),
        ),
        graph(
          'p99（毫秒）',
          routes.map((operation) =>
            metric('Duration', { operation }, { statistic: 'p99', label: operation }),
          ),
        ),
      ],
      [
        graph(
          'p50（毫秒）',
          routes.map((operation) =>
            metric('Duration', { operation }, { statistic: 'p50', label: operation }),
          ),
          24,
        ),
      ],
    ];
  };
  return [
    [new AlarmStatusWidget({ title: '告警', alarms, width: 24, height: 3 })],
    [
      graph('全部请求', [awsMetric('ApiGateway', 'Count', api, { label: '请求' })]),
      graph('错误回答', [
        awsMetric('ApiGateway', '4xx', api, { label: '4xx' }),
        awsMetric('ApiGateway', '5xx', api, { label: '5xx' }),
      ]),
      graph('时间（毫秒）', [
        awsMetric('ApiGateway', 'Latency', api, { statistic: 'p50', label: 'p50' }),
        awsMetric('ApiGateway', 'Latency', api, { statistic: 'p99', label: 'p99' }),
      ]),
    ],
    ...(Object.keys(groups) as (keyof typeof groups)[]).flatMap(perRoute),
    [heading('后台')],
    [
      graph(
        '运行',
        events.map((each) => functionMetric(each, 'Invocations', { label: each })),
      ),
      graph(
        '错误',
        events.map((each) => functionMetric(each, 'Errors', { label: each })),
      ),
      graph(
        'p99（毫秒）',
        events.map((each) => functionMetric(each, 'Duration', { statistic: 'p99', label: each })),
      ),
    ],
  ];
}
