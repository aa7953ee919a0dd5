import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { eventHandler } from '#adapters/events.ts';
import { objectCreated } from './object-created.ts';
import { validate } from './validate.ts';

/** Judges uploaded photos; a poisoned message goes back alone, the rest of the batch goes on. */
export const handler = eventHandler(
  'validate-photo',
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of event.Records) {
      try {
        const upload = objectCreated(record.body);
        if (upload) await validate(upload, Number(record.attributes.SentTimestamp));
      } catch (error) {
        console.error(
          JSON.stringify({
            operation: 'validate-photo',
            fault: String(error),
            message: record.messageId,
          }),
        );
        failures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures: failures };
  },
);
