import type { Outgoing, Send } from '#adapters/messages/port.ts';
import type { Random } from './feed.ts';

/** A vendor that is down now and then, loses answers, and sends one message for one key. */
export class Vendor {
  readonly sent = new Map<string, Outgoing>();
  asked = 0;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  readonly send: Send = async (message) => {
    this.asked += 1;
    if (this.#random.chance(0.1)) throw new Error('503');
    this.sent.set(message.key, message);
    if (this.#random.chance(0.1)) throw new Error('the answer was lost');
  };
}
