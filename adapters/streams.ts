/** The shell of functions that hear the table's stream. */

import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventOperationName } from '#contract/operations.ts';
import { eventHandler } from './events.ts';
import { inGroups } from './in-groups.ts';

/** Which item changed. What it is now is read from the table: news may be late or come twice. */
export type ChangedItem = { PK: string; SK: string };

const atOnce = 16;

/**
 * Each item of a batch once, several at a time. Those that fail are named, and Lambda comes again
 * with everything from the first of them on: `handle` must not mind.
 */
export function streamHandler(
  operation: EventOperationName,
  handle: (item: ChangedItem) => Promise<unknown>,
): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  return eventHandler(operation, async (event: DynamoDBStreamEvent) => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    const items = Map.groupBy(event.Records, nameOf);
    for await (const group of inGroups(items.values(), atOnce)) {
      const handled = group.map(async (records) => {
        const [first] = records as [DynamoDBRecord];
        try {
          await handle(keyOf(first));
        } catch (error) {
          console.error(JSON.stringify({ operation, fault: String(error) }));
          batchItemFailures.push({ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' });
        }
      });
      await Promise.all(handled);
    }
    return { batchItemFailures };
  });
}

function keyOf({ dynamodb }: DynamoDBRecord): ChangedItem {
  return { PK: dynamodb?.Keys?.PK?.S ?? '', SK: dynamodb?.Keys?.SK?.S ?? '' };
}

const nameOf = (record: DynamoDBRecord) => JSON.stringify(keyOf(record));

/** The application whose item this is. */
export const applicationOf = ({ PK }: ChangedItem): string => PK.slice('APP#'.length);
