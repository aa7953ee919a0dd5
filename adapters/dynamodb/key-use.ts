import type { Instant } from '#domain/application/state.ts';
import type { Order } from './types.ts';

/** An order is its own key's record; another key's record names the order it was answered with. */
export type KeyUse = { bodyHash: string; order?: Order | undefined };

export type RememberedKey = {
  /** The one that the key would have made. */
  orderNumber: string;
  /** The order that it was answered with. */
  answeredBy: string;
  bodyHash: string;
  now: Instant;
};
