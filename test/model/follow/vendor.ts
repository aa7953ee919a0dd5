import type { Channel, Message } from '#adapters/messages/port.ts';
import type { Random } from './feed.ts';

/** A vendor that is down now and then, loses answers, and sends one message for one key. */
export class Vendor implements Channel {
  readonly name = 'test';
  readonly sent = new Map<string, Message>();
  asked = 0;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  readonly send: Channel['send'] = async (message) => {
    this.asked += 1;
    if (this.#random.chance(0.1)) throw new Error('503');
    this.sent.set(message.key, message);
    if (this.#random.chance(0.1)) throw new Error('the answer was lost');
    return { outcome: 'sent' };
  };
}
