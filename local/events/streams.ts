import type { Lambda } from '../lambda/lambda.ts';
import type { Cloud, Json } from '../template.ts';
import { matchesPattern } from './pattern.ts';
import type { Queues } from './queues.ts';
import { StreamPlaces } from './stream-places.ts';
import { StreamReader, type StreamRecord } from './stream-reader.ts';

const POLL_MS = 200;
const LONGEST_PAUSE_MS = 5000;

type Mapping = {
  functionName: string;
  stream: string;
  table: string;
  batchSize: number;
  patterns: Json[];
  maxRetries: number;
  halves: boolean;
  reportsFailures: boolean;
  deadLetter: string | undefined;
};
type Options = { cloud: Cloud; queues: Queues; lambda: Lambda; engine: string; home: string };
export type Streams = {
  /** By function and shard the number of the last record that was handled. */
  delivered(): Record<string, Record<string, string>>;
  stop(): void;
};

/**
 * The event source mappings of tables: gives each stream's records to its function, in order and
 * at least once. What was handled is written down afterwards, so that no crash loses a record.
 */
export function startStreams({ cloud, queues, lambda, engine, home }: Options): Streams {
  const places = new StreamPlaces(home);
  let stopping = false;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, ms).unref();
    });

  async function follow(mapping: Mapping): Promise<void> {
    const reader = new StreamReader(engine, mapping.table, mapping.stream);
    while (!stopping) {
      // The engine may be gone for a moment: it comes back, with all its records.
      const found = await readOn(mapping, reader).catch(() => 0);
      if (found === 0) await pause(POLL_MS);
    }
  }

  /** @returns how many records there were */
  async function readOn(mapping: Mapping, reader: StreamReader): Promise<number> {
    const { functionName, batchSize, patterns } = mapping;
    let found = 0;
    for (const shard of await reader.shards()) {
      const records = await reader.after(shard, places.of(functionName, shard), batchSize);
      const last = records.at(-1);
      if (!last || stopping) continue;
      const wanted = records.filter(
        (record) =>
          patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, record)),
      );
      if (!(await deliver(mapping, shard, wanted, 0))) return 0;
      places.set(functionName, shard, last.dynamodb.SequenceNumber);
      found += records.length;
    }
    return found;
  }

  /** Until all are handled or given up; false when the platform stops before that. */
  async function deliver(
    mapping: Mapping,
    shard: string,
    records: StreamRecord[],
    tries: number,
  ): Promise<boolean> {
    if (records.length === 0) return true;
    if (stopping) return false;
    const outcome = await lambda.invoke(mapping.functionName, { Records: records });
    if (stopping) return false;
    const left = 'error' in outcome ? records : unhandled(mapping, records, outcome.payload);
    if (left.length === 0) return true;
    if (tries >= mapping.maxRetries) {
      if (mapping.deadLetter) queues.send(mapping.deadLetter, givenUp(mapping, shard, left, tries));
      return true;
    }
    await pause(Math.min(LONGEST_PAUSE_MS, POLL_MS * 2 ** tries));
    const half = mapping.halves ? Math.ceil(left.length / 2) : left.length;
    const first = await deliver(mapping, shard, left.slice(0, half), tries + 1);
    return first && deliver(mapping, shard, left.slice(half), tries + 1);
  }

  for (const mapping of readMappings(cloud)) void follow(mapping);
  return {
    delivered: () => places.all(),
    stop: () => {
      stopping = true;
    },
  };
}

/** As Lambda reads the answer: everything from the first failure on comes again. */
function unhandled({ reportsFailures }: Mapping, records: StreamRecord[], payload: unknown) {
  const failures = (payload as { batchItemFailures?: unknown } | null)?.batchItemFailures;
  if (!reportsFailures || !Array.isArray(failures) || failures.length === 0) return [];
  const ids = failures.map((each: { itemIdentifier?: unknown }) => each.itemIdentifier);
  const first = records.findIndex(({ dynamodb }) => ids.includes(dynamodb.SequenceNumber));
  return first < 0 ? records : records.slice(first);
}

/** What a destination on failure gets: where the records are, not the records. */
function givenUp(mapping: Mapping, shard: string, records: StreamRecord[], tries: number): string {
  return JSON.stringify({
    requestContext: {
      functionArn: mapping.functionName,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: tries + 1,
    },
    version: '1.0',
    DDBStreamBatchInfo: {
      shardId: shard,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      batchSize: records.length,
      streamArn: mapping.stream,
    },
  });
}

function readMappings(cloud: Cloud): Mapping[] {
  return cloud.all('AWS::Lambda::EventSourceMapping').flatMap(({ properties }) => {
    const stream = String(properties.EventSourceArn);
    const table = /:table\/([^/]+)\/stream\//.exec(stream)?.[1];
    const fn = cloud.find('AWS::Lambda::Function', properties.FunctionName);
    if (!table || !fn) return [];
    const { Filters } = (properties.FilterCriteria ?? {}) as { Filters?: { Pattern: string }[] };
    const { OnFailure } = (properties.DestinationConfig ?? {}) as {
      OnFailure?: { Destination: string };
    };
    return {
      functionName: fn.name,
      stream,
      table,
      batchSize: Number(properties.BatchSize ?? 100),
      patterns: (Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern) as Json),
      maxRetries: Number(properties.MaximumRetryAttempts ?? 10_000),
      halves: properties.BisectBatchOnFunctionError === true,
      reportsFailures: ((properties.FunctionResponseTypes ?? []) as Json[]).includes(
        'ReportBatchItemFailures',
      ),
      deadLetter: OnFailure?.Destination,
    };
  });
}
