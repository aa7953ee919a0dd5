import { createHash } from 'node:crypto';
import type { Message, NewMessage } from './message-types.ts';
import type { Item } from './read.ts';
import { digits13, type Key } from './table.ts';

const SHARDS = 4;
const numbers = Array.from({ length: SHARDS }, (_, shard) => shard);

export const messagePartitions = (examId: string) =>
  numbers.map((shard) => `MSG#${examId}#${shard}`);
export const duePartitions = numbers.map((shard) => `MESSAGES#${shard}`);

const shardOf = (applicationId: string) =>
  createHash('sha256').update(applicationId).digest().readUInt8() % SHARDS;

/** The message's name in addresses and at the vendor: instant, application, version, event. */
export const messageId = ({ at, applicationId, version, event }: NewMessage) =>
  `${digits13(at)}.${applicationId}.${version}.${event}`;

/** One key for one message, whoever hears of its cause and however often. */
export const messageKey = (examId: string, id: string): Key => ({
  PK: `MSG#${examId}#${shardOf(id.split('.')[1] ?? '')}`,
  SK: id,
});

/** While it waits, when it is tried next. */
export function dueAt(message: Message): Item {
  if (message.nextAt === undefined) return {};
  return {
    workPk: `MESSAGES#${shardOf(message.applicationId)}`,
    workSk: `${digits13(message.nextAt)}#${messageId(message)}`,
  };
}

export const toMessageItem = (message: Message): Key & Item => ({
  ...messageKey(message.examId, messageId(message)),
  ...dueAt(message),
  message,
  tries: message.tries,
  status: message.status,
});

export const fromMessageItem = ({ message }: Item): Message => message as Message;
