import { callEngine } from '../dynamodb/client.ts';
import { REGION } from '../template.ts';

/** A record as Lambda gets it; images and keys are in DynamoDB's own JSON. */
export type StreamRecord = {
  eventName: string;
  dynamodb: { SequenceNumber: string; Keys: Record<string, unknown> };
};

/** Reads a table's stream at the engine, shard by shard. */
export class StreamReader {
  readonly #engine: string;
  readonly #table: string;
  readonly #arn: string;
  #stream: string | undefined;

  /** @param arn the stream's name in the templates, as records carry it */
  constructor(engine: string, table: string, arn: string) {
    this.#engine = engine;
    this.#table = table;
    this.#arn = arn;
  }

  /** Parents come before their children. */
  async shards(): Promise<string[]> {
    const { StreamDescription } = await this.#call('DescribeStream', {
      StreamArn: await this.#streamArn(),
    });
    const { Shards } = StreamDescription as { Shards?: { ShardId: string }[] };
    return (Shards ?? []).map(({ ShardId }) => ShardId);
  }

  /** Up to `limit` records after this number, from the oldest without one. */
  async after(shard: string, number: string | undefined, limit: number): Promise<StreamRecord[]> {
    const { ShardIterator } = await this.#call('GetShardIterator', {
      StreamArn: await this.#streamArn(),
      ShardId: shard,
      ...(number
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: number }
        : { ShardIteratorType: 'TRIM_HORIZON' }),
    });
    const { Records } = await this.#call('GetRecords', { ShardIterator, Limit: limit });
    return ((Records ?? []) as StreamRecord[]).map((record) => ({
      ...record,
      awsRegion: REGION,
      eventSourceARN: this.#arn,
    }));
  }

  async #streamArn(): Promise<string> {
    if (this.#stream === undefined) {
      const { Streams } = await this.#call('ListStreams', { TableName: this.#table });
      this.#stream = (Streams as { StreamArn: string }[] | undefined)?.[0]?.StreamArn;
    }
    if (this.#stream === undefined) throw new Error(`${this.#table} has no stream`);
    return this.#stream;
  }

  #call(operation: string, input: unknown) {
    return callEngine(this.#engine, operation, input, 'DynamoDBStreams');
  }
}
