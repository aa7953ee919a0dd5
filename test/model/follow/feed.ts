/** A table's stream as the worst day brings it: late, twice, out of order, the batch cut anywhere. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

type Handler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
export type Random = { int(below: number): number; chance(share: number): boolean };

export class Feed {
  readonly #handler: Handler;
  readonly #random: Random;
  #waiting: DynamoDBRecord[] = [];
  #delivered: DynamoDBRecord[] = [];
  #number = 0;
  batches = 0;
  repeats = 0;

  constructor(handler: Handler, random: Random) {
    this.#handler = handler;
    this.#random = random;
  }

  add(PK: string, SK: string): void {
    this.#number += 1;
    const Keys = { PK: { S: PK }, SK: { S: SK } };
    this.#waiting.push({ dynamodb: { Keys, SequenceNumber: String(this.#number) } });
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** One batch from anywhere in what waits, shuffled, with some that were delivered long ago. */
  async deliver(): Promise<void> {
    const size = 1 + this.#random.int(40);
    const from = this.#random.int(Math.max(1, this.#waiting.length - size + 1));
    const batch = this.#waiting.splice(from, size);
    const old = batch.flatMap(() =>
      this.#delivered.length > 0 && this.#random.chance(0.3)
        ? [this.#delivered[this.#random.int(this.#delivered.length)] as DynamoDBRecord]
        : [],
    );
    this.repeats += old.length;
    const records = this.#shuffle([...batch, ...old]);
    this.batches += 1;
    const { batchItemFailures } = await this.#handler({ Records: records });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const cut = records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
    this.#delivered.push(...(cut < 0 ? records : records.slice(0, cut)));
    if (cut >= 0) this.#waiting.push(...records.slice(cut));
  }

  #shuffle(records: DynamoDBRecord[]): DynamoDBRecord[] {
    return records
      .map((record) => ({ record, place: this.#random.int(1_000_000) }))
      .sort((a, b) => a.place - b.place)
      .map(({ record }) => record);
  }
}

/** Mulberry32: the same walk for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { int: (below) => Math.floor(next() * below), chance: (share) => next() < share };
}
