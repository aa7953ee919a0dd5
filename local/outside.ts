import { join } from 'node:path';
import { accounts } from './accounts.ts';
import { startGateway } from './gateway/server.ts';
import type { Keep } from './home.ts';
import { startIssuer } from './identity/issuer.ts';
import type { Started } from './parts.ts';

export const CLIENT_ID = 'baoming-admin';

/** Starts what is not ours on AWS either: the payment gateway and the issuer of staff tokens. */
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
  return { gateway, issuer };
}
