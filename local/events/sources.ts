import type { Lambda } from '../lambda/lambda.ts';
import type { Cloud, Json } from '../template.ts';
import { type Message, type Queues, toRecord } from './queues.ts';

const POLL_MS = 100;

type Source = {
  queue: string;
  functionName: string;
  batchSize: number;
  reportsFailures: boolean;
  hiddenMs: number;
  /** Where messages go after `maxReceives`. */
  deadLetter: { arn: string; maxReceives: number } | undefined;
};
/** `redrive` gives back what was buried, and answers how many messages that were. */
export type Sources = { stop(): void; redrive(): number };
type Options = { cloud: Cloud; queues: Queues; lambda: Lambda };

/** The event source mappings: gives each queue's messages to its function, in batches. */
export function startSources({ cloud, queues, lambda }: Options): Sources {
  const busy = new Set<Source>();
  const sources = readSources(cloud);
  async function poll(source: Source): Promise<void> {
    if (busy.has(source)) return;
    const received = queues.receive(source.queue, source.batchSize, source.hiddenMs);
    if (received.length === 0) return;
    busy.add(source);
    try {
      const messages = received.filter((message) => !bury(queues, source, message));
      if (messages.length > 0) await deliver(source, messages, queues, lambda);
    } finally {
      busy.delete(source);
    }
  }
  const timer = setInterval(() => {
    for (const source of sources) poll(source).catch((error: unknown) => console.error(error));
  }, POLL_MS);
  return {
    stop: () => clearInterval(timer),
    redrive: () =>
      sources.reduce((sum, { queue, deadLetter }) => {
        return deadLetter ? sum + queues.move(deadLetter.arn, queue) : sum;
      }, 0),
  };
}

/** Moves a message that was received too often to the dead-letter queue. */
function bury(queues: Queues, { queue, deadLetter }: Source, message: Message): boolean {
  if (!deadLetter || message.receiveCount <= deadLetter.maxReceives) return false;
  queues.remove(queue, [message]);
  queues.send(deadLetter.arn, message.body);
  return true;
}

async function deliver(source: Source, messages: Message[], queues: Queues, lambda: Lambda) {
  const event = { Records: messages.map((message) => toRecord(message, source.queue)) };
  const outcome = await lambda.invoke(source.functionName, event);
  const failed = 'error' in outcome ? messages : failedOf(source, messages, outcome.payload);
  queues.remove(
    source.queue,
    messages.filter((message) => !failed.includes(message)),
  );
  // SQS shows a failed message after its visibility timeout, minutes here: nobody waits for that.
  for (const message of failed) queues.release(message, message.receiveCount * 1000);
}

/** As Lambda reads the answer: an unknown id, or a list it cannot read, fails the whole batch. */
function failedOf({ reportsFailures }: Source, messages: Message[], payload: unknown): Message[] {
  const failures = (payload as { batchItemFailures?: unknown } | null)?.batchItemFailures;
  if (!reportsFailures || failures === undefined || failures === null) return [];
  if (!Array.isArray(failures)) return messages;
  const ids = failures.map((each: { itemIdentifier?: unknown }) => each.itemIdentifier);
  const isKnown = (id: unknown) => messages.some((message) => message.id === id);
  return ids.every(isKnown) ? messages.filter(({ id }) => ids.includes(id)) : messages;
}

function readSources(cloud: Cloud): Source[] {
  return cloud.all('AWS::Lambda::EventSourceMapping').flatMap(({ properties }) => {
    const queue = cloud.find('AWS::SQS::Queue', properties.EventSourceArn);
    const fn = cloud.find('AWS::Lambda::Function', properties.FunctionName);
    if (!queue || !fn) return [];
    const redrive = queue.properties.RedrivePolicy as Record<string, Json> | undefined;
    const types = (properties.FunctionResponseTypes ?? []) as Json[];
    return {
      queue: queue.arn,
      functionName: fn.name,
      batchSize: Number(properties.BatchSize ?? 10),
      reportsFailures: types.includes('ReportBatchItemFailures'),
      hiddenMs: Number(queue.properties.VisibilityTimeout ?? 30) * 1000,
      deadLetter: redrive && {
        arn: String(redrive.deadLetterTargetArn),
        maxReceives: Number(redrive.maxReceiveCount),
      },
    };
  });
}
