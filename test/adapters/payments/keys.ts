import { generateKeyPairSync } from 'node:crypto';

/** RSA keys of this run alone. */
export function makePair() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    publicKey,
    privateKey,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export const orderNumber = 'GS2611230A1B2C3D4E5F6G7H8J';
export const paidAt = Date.UTC(2026, 10, 23, 2, 0, 0);
