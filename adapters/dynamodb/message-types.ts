import type { Instant } from '#domain/application/state.ts';
import type { Params } from '#domain/messages/message.ts';
import type { Template } from '#domain/messages/texts.ts';
import type { FigureStore } from './figure-types.ts';
import type { Page } from './types.ts';

/** queued: to be sent; sent: the vendor took it; failed: given up, a person may send it again. */
export type MessageStatus = 'queued' | 'sent' | 'failed';

export type NewMessage = {
  examId: string;
  applicationId: string;
  /** Version of the application (of the exam for its windows; 0 for reminders). */
  version: number;
  /** With version and `at` the message's name: there is one of each. */
  event: string;
  /** Of what it tells, not of its sending: the same at every repetition. */
  at: Instant;
  template: Template;
  params: Params;
  /** After it nobody is told any more: a reminder ends with its window. */
  until?: Instant;
};
/** The number of the person is in the form, and nowhere here. */
export type Message = NewMessage & {
  status: MessageStatus;
  /** Every lease and every resend is one more: what the condition of each write stands on. */
  tries: number;
  /** Since when it is being tried, to give up after a day; a resend begins anew. */
  triedSince?: Instant;
  /** How often a person sent it again; part of the vendor's key, so that it is a message of its own. */
  resends: number;
  nextAt?: Instant;
  sentAt?: Instant;
  /** Why the last try failed; no personal data. */
  why?: string;
};

/** Where the messages to one exam's people are looked up: newest first. */
export type MessageStore = {
  /** False when it is queued or sent already. */
  queueMessage(message: NewMessage): Promise<boolean>;
  loadMessage(examId: string, id: string): Promise<Message | undefined>;
  dueMessages(now: Instant, limit: number): Promise<Message[]>;
  /** Takes it until then; undefined when another worker was faster. */
  leaseMessage(message: Message, now: Instant, until: Instant): Promise<Message | undefined>;
  /** Only by who holds the lease. */
  noteMessage(
    message: Message,
    note: { status: MessageStatus; nextAt?: Instant; sentAt?: Instant; why?: string },
  ): Promise<'noted' | 'conflict'>;
  /** Queues it again as a message of its own; only when it is not waiting already. */
  resendMessage(message: Message, now: Instant): Promise<'queued' | 'conflict'>;
  /** The log, newest first. Throws CursorRefused for an edited cursor. */
  listMessages(examId: string, limit: number, cursor?: string): Promise<Page<Message>>;
};

/** How far the round over an exam's applications has come. */
export type Round = {
  examId: string;
  /** Grows by 1 with every write; 0 is a round that was never begun. */
  rev: number;
  /** The exam's windows that people know of, as text. */
  windows?: string;
  /** The exam's version whose windows this round announces, and since when. */
  announces?: { version: number; at: Instant };
  cursor?: string;
};
export type RoundStore = {
  loadRound(examId: string): Promise<Round>;
  /** Only when nobody wrote since it was read. */
  saveRound(round: Round): Promise<Round | undefined>;
};

/** What follows from changes, heard from the table's stream. */
export type FollowStore = FigureStore & MessageStore & RoundStore;
