/** RSA as the wallets use it, written apart from the product's. */
import { createSign, createVerify } from 'node:crypto';

/** SHA256withRSA in base64; `SHA1` is what a downgraded notice carries. */
export function rsaSign(privateKey: string, text: string, digest = 'SHA256'): string {
  return createSign(`RSA-${digest}`).update(text, 'utf8').end().sign(privateKey, 'base64');
}

export function rsaFits(publicKey: string, text: string, signature: string): boolean {
  return createVerify('RSA-SHA256')
    .update(text, 'utf8')
    .end()
    .verify(publicKey, signature, 'base64');
}
