/**
 * Back-off for wrong logins: of one ID number, of one address, of everybody. It answers a wrong
 * one, never a right one (docs/decisions/0002), and every stretch begins anew: no lock.
 */
import type { Store } from '#adapters/dynamodb/types.ts';
import { networkOf } from '#adapters/http/address.ts';
import type { Lookups } from '#adapters/keys/lookups.ts';
import type { Instant } from '#domain/application/state.ts';

export type World = { store: Store; keys: Lookups; now: Instant; address: string };

/** Free failures of one ID number before its back-off starts, and the longest wait in seconds. */
const free = 5;
const longestWait = 60;

/**
 * Wrong logins in a stretch of time: a campus of 500 people behind one address may all be wrong
 * once; over everybody fifty a second.
 */
export const limits = {
  address: { everyMs: 600_000, failures: 600 },
  all: { everyMs: 60_000, failures: 3000 },
} as const;

/** Seconds to wait before this wrong login would be looked at, 0 when it is; it is then counted. */
export async function slowDown(world: World, idBucket: string): Promise<number> {
  const { store, keys, now, address } = world;
  const stretch = (name: keyof typeof limits, ...of: string[]) => {
    const { everyMs, failures } = limits[name];
    const begun = Math.floor(now / everyMs);
    const bucket = keys.limitHmac('log-in', name, ...of, String(begun));
    return { bucket, failures, ends: (begun + 1) * everyMs };
  };
  const stretches = [stretch('address', networkOf(address)), stretch('all')];
  const [own, ...counted] = await Promise.all(
    [idBucket, ...stretches.map(({ bucket }) => bucket)].map((each) => store.loginAttempts(each)),
  );
  const failed = own?.failures ?? 0;
  const wait = Math.min(2 ** Math.max(0, failed - free), longestWait) * 1000;
  const until = Math.max(
    failed >= free ? (own?.last ?? 0) + wait : 0,
    ...stretches.map(({ failures, ends }, n) =>
      (counted[n]?.failures ?? 0) >= failures ? ends : 0,
    ),
  );
  if (now < until) return Math.max(1, Math.ceil((until - now) / 1000));
  const buckets = [idBucket, ...stretches.map(({ bucket }) => bucket)];
  await Promise.all(buckets.map((each) => store.noteFailedLogin(each, now)));
  return 0;
}
