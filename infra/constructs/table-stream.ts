import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

export type TableStreamProps = {
  table: TableV2;
  target: ServiceFunction;
  /** Which items, by their sort key: news of others is not paid for. */
  items: { prefix: string };
  deadLetterQueue: IQueue;
};

/**
 * The table's stream -> an operation, in batches, in order for each item. A batch that fails is
 * cut in halves until what cannot be handled stands alone; after ten tries that goes to the
 * dead-letter queue and the rest goes on.
 */
export class TableStream extends Construct {
  constructor(scope: Construct, id: string, props: TableStreamProps) {
    super(scope, id);
    const { table, target, items, deadLetterQueue } = props;
    const stream = table.tableStreamArn as string;
    const reads = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    const may = (actions: string[], resource: string) =>
      new PolicyStatement({ actions, resources: [resource] });
    const role = target.lambda.role;
    role?.addToPrincipalPolicy(
      may(
        reads.map((action) => `dynamodb:${action}`),
        stream,
      ),
    );
    role?.addToPrincipalPolicy(may(['sqs:SendMessage'], deadLetterQueue.queueArn));
    const mapping = new CfnEventSourceMapping(this, 'mapping', {
      functionName: target.lambda.functionName,
      eventSourceArn: stream,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      maximumBatchingWindowInSeconds: 1,
      parallelizationFactor: 2,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 10,
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: { onFailure: { destination: deadLetterQueue.queueArn } },
      filterCriteria: {
        filters: [
          {
            pattern: JSON.stringify({
              eventName: ['INSERT', 'MODIFY'],
              dynamodb: { Keys: { SK: { S: [{ prefix: items.prefix }] } } },
            }),
          },
        ],
      },
    });
    // Lambda refuses a mapping whose role may not read the stream yet.
    if (role) mapping.node.addDependency(role);
  }
}
