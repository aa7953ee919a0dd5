/** The local simulator's keys, or the ids of its key pairs, start so. */
const prefix = /^simkey-/i;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Throws when a simulator's key would guard payments at an address that is not this machine's:
 * whoever runs the simulator could then sign notices for money that nobody paid.
 */
export function refuseSimulatorKey(keys: string | string[], payUrl: string): void {
  if ([keys].flat().some((key) => prefix.test(key)) && !loopback.test(new URL(payUrl).hostname)) {
    throw new Error('a simulator key is no key for payments: put the real one into the secret');
  }
}
