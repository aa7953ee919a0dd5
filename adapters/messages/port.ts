import type { Template } from './catalogue.ts';

/** One message to one person. `key` names it: a channel that sees a key again sends nothing. */
export type Message = {
  to: { phone: string; email?: string | undefined };
  template: Template;
  params: Record<string, string>;
  /** 1-64 characters; the same for every try. */
  key: string;
};

/** refused: trying again is of no use; `why` is the channel's code, never a text or a number. */
export type SendOutcome = { outcome: 'sent' } | { outcome: 'refused'; why: string };

/** A way to reach people. Throws when the outcome is unknown: try again with the same key. */
export type Channel = { name: string; send(message: Message): Promise<SendOutcome> };
