import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export type Message = {
  id: string;
  body: string;
  /** Milliseconds since the epoch, by the platform's clock. */
  sentAt: number;
  firstReceivedAt?: number;
  receiveCount: number;
  /** Real time before which nobody receives it again. */
  visibleAt: number;
};

/** The queues, kept in one JSON file so that a restart loses nothing. */
export class Queues {
  readonly #file: string;
  readonly #now: () => number;
  readonly #queues: Record<string, Message[]>;

  constructor(file: string, now: () => number) {
    this.#file = file;
    this.#now = now;
    this.#queues = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  }

  send(arn: string, body: string): void {
    const message = { id: randomUUID(), body, sentAt: this.#now(), receiveCount: 0, visibleAt: 0 };
    this.#of(arn).push(message);
    this.#save();
  }

  /** Takes up to `count` visible messages; they stay hidden until settled or `hiddenMs` passed. */
  receive(arn: string, count: number, hiddenMs: number): Message[] {
    const visible = this.#of(arn).filter(({ visibleAt }) => visibleAt <= Date.now());
    const taken = visible.slice(0, count);
    for (const message of taken) {
      message.receiveCount++;
      message.firstReceivedAt ??= this.#now();
      message.visibleAt = Date.now() + hiddenMs;
    }
    if (taken.length > 0) this.#save();
    return taken;
  }

  remove(arn: string, messages: Message[]): void {
    this.#queues[arn] = this.#of(arn).filter((message) => !messages.includes(message));
    this.#save();
  }

  /** Everything in one queue as new messages of another; answers how many. */
  move(from: string, to: string): number {
    const moved = this.#of(from);
    this.#queues[from] = [];
    for (const { body } of moved) this.send(to, body);
    if (moved.length > 0) this.#save();
    return moved.length;
  }

  /** Shows a message again after `delayMs`. */
  release(message: Message, delayMs: number): void {
    message.visibleAt = Date.now() + delayMs;
    this.#save();
  }

  /** A message whose handler died with the platform waits no longer. */
  releaseAll(): void {
    for (const message of Object.values(this.#queues).flat()) message.visibleAt = 0;
  }

  sizes(): Record<string, number> {
    return Object.fromEntries(Object.entries(this.#queues).map(([arn, all]) => [arn, all.length]));
  }

  #of(arn: string): Message[] {
    this.#queues[arn] ??= [];
    return this.#queues[arn];
  }

  #save(): void {
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#queues));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

/** A message as a record of the event that Lambda gets. */
export const toRecord = (message: Message, arn: string) => ({
  messageId: message.id,
  receiptHandle: `${message.id}#${message.receiveCount}`,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(Math.floor(message.sentAt)),
    SenderId: 'AIDALOCAL',
    ApproximateFirstReceiveTimestamp: String(Math.floor(message.firstReceivedAt ?? message.sentAt)),
  },
  messageAttributes: {},
  md5OfBody: createHash('md5').update(message.body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: arn,
  awsRegion: arn.split(':')[3] ?? '',
});
