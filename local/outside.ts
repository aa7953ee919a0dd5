import { join } from 'node:path';
import { accounts } from './accounts.ts';
import { startGateway } from './gateway/server.ts';
import { type Keep, smsKeys } from './home.ts';
import { startIssuer } from './identity/issuer.ts';
import { startSmsVendor } from './messages/vendor.ts';
import type { Started } from './parts.ts';

export const CLIENT_ID = 'baoming-admin';

/**
 * Starts what is not ours on AWS either: the payment gateway, the issuer of staff tokens and the
 * SMS vendor.
 */
export async function startOutside(started: Started, keys: Keep, adminOrigin: string) {
  const { home, portOf, keep, now } = started;
  const gateway = keep(
    await startGateway({
      port: portOf('gateway'),
      folder: join(home, 'gateway'),
      merchantId: keys.secret.yeepay.merchantId,
      key: keys.secret.yeepay.key,
      ...keys.gateways,
      now,
    }),
  );
  const issuer = keep(
    await startIssuer({
      port: portOf('issuer'),
      folder: join(home, 'identity'),
      now,
      accounts,
      clientId: CLIENT_ID,
      redirectUris: ['/', '/callback', '/signed-in'].map((path) => adminOrigin + path),
    }),
  );
  const sms = keep(
    await startSmsVendor({
      port: portOf('messages'),
      file: join(home, 'outbox.jsonl'),
      ...smsKeys(keys),
      now,
    }),
  );
  return { gateway, issuer, sms };
}
