/** Alipay's RSA2 over the sorted parameters, as text without escapes. */
import type { AlipayAccount } from '../accounts.ts';
import { rsaFits, rsaSign } from '../rsa.ts';
import type { Signed } from '../sign.ts';

const textOf = (fields: Signed, without: string[]) =>
  Object.keys(fields)
    .filter((name) => !without.includes(name) && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');

/** A request's signature covers sign_type too. */
export function isSignedRequest({ merchantPublicKey }: AlipayAccount, form: Signed): boolean {
  if (form.sign_type !== 'RSA2') return false;
  return rsaFits(merchantPublicKey, textOf(form, ['sign']), form.sign ?? '');
}

/** A notice's does not. */
export function signNotice({ privateKey }: AlipayAccount, fields: Signed, digest?: string): Signed {
  const text = textOf(fields, ['sign', 'sign_type']);
  return { ...fields, sign_type: 'RSA2', sign: rsaSign(privateKey, text, digest) };
}
