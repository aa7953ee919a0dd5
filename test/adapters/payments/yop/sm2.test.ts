import { createCipheriv, createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { sm2Suite } from '#adapters/payments/yeepay-yop/sm2.ts';
import { yeepayYop } from '#adapters/payments/yeepay-yop.ts';
import { orderNumber, paidAt } from '../keys.ts';

/** Keys as PKCS #8 and SPKI with the curve's own identifier. */
function makePair() {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const algorithm = '301306072a8648ce3d020106082a811ccf5501822d';
  const inner = `306b0201010420${privateKey}a144034200${publicKey}`;
  const pkcs8 = `308187020100${algorithm}046d${inner}`;
  const spki = `3059${algorithm}034200${publicKey}`;
  const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
  return { privateKey, publicKey, pkcs8: base64(pkcs8), spki: base64(spki) };
}
const ours = makePair();
const theirs = makePair();
const next = makePair();
const stranger = makePair();
const appKey = 'sm_app_1';
const publicKeys = { '4059376239': theirs.spki, '4059376240': next.spki };
const gateway = yeepayYop(
  {
    appKey,
    merchantId: '10000000001',
    privateKey: ours.pkcs8,
    publicKeys,
    noticeUrl: 'https://pay.test/n/yop',
    returnUrl: 'https://site.test/',
  },
  async () => new Response(),
  () => paidAt,
  sm2Suite(ours.pkcs8, publicKeys),
);
const payment = {
  ...{ merchantNo: '10000000001', parentMerchantNo: '10000000001', orderId: orderNumber },
  ...{ uniqueOrderNo: '1001202611230001', status: 'SUCCESS', orderAmount: '100.00' },
  ...{ paySuccessDate: '2026-11-23 10:00:00' },
};
const sm3 = (text: string) => createHash('sm3').update(text).digest('hex');
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

type Options = {
  signer?: typeof theirs;
  to?: typeof ours;
  serial?: string;
  bare?: boolean;
  changes?: object;
  after?: (notice: { body: string; headers: Record<string, string> }) => void;
  time?: string;
};

function parse(options: Options = {}) {
  const { signer = theirs, to = ours, serial = '4059376239', changes = {}, bare = false } = options;
  const [key, iv] = [Buffer.alloc(16, 7), Buffer.alloc(16, 9)];
  const cipher = createCipheriv('sm4-cbc', key, iv);
  const json = JSON.stringify({ ...payment, ...changes });
  const sealed = Buffer.concat([cipher.update(json), cipher.final()]).toString('base64url');
  const locked = Buffer.from(`04${sm2.doEncrypt(key, to.publicKey, 1)}`, 'hex').toString(
    'base64url',
  );
  const body = JSON.stringify(sealed);
  const mode = `SM4_CBC_PKCS5Padding/${locked}/${iv.toString('base64url')};eW9w`;
  const signed: Record<string, string> = {
    'content-type': 'application/json',
    'x-yop-content-sm3': sm3(bare ? sealed : body),
    'x-yop-encrypt': `yop-encrypt-v1/${serial}/${mode}/stream//JA`,
    'x-yop-request-id': 'cs_1',
  };
  const auth = `yop-auth-v3/${appKey}/${options.time ?? '2026-11-23T02:00:00Z'}/1800`;
  const lines = Object.entries(signed).map(([name, value]) => `${encode(name)}:${encode(value)}`);
  const text = `${auth}\nPOST\n/n/yop\n\n${lines.join('\n')}`;
  const made = sm2.doSignature(Buffer.from(text), signer.privateKey, { hash: true });
  const signature = Buffer.from(made, 'hex').toString('base64url');
  const authorization = `YOP-SM2-SM3 ${auth}/${Object.keys(signed).join(';')}/${signature}$SM3`;
  const headers = { ...signed, authorization, 'x-yop-sign-serial-no': serial };
  const notice = { body, headers: headers as Record<string, string> };
  options.after?.(notice);
  return gateway.parseNotice({ method: 'POST', ...notice });
}

test('a genuine notice is a capture, hashed with its quotes or without', () => {
  const capture = { transactionId: '1001202611230001', orderNumber, amountFen: 10000, paidAt };
  for (const bare of [true, false]) {
    expect(parse({ bare })).toMatchObject({ kind: 'capture', capture });
  }
});

test('two keys live at once, each under its own serial number', () => {
  expect(parse({ signer: next, serial: '4059376240' }).kind).toBe('capture');
  expect(parse({ signer: next }).kind).toBe('refused');
  expect(parse({ serial: '4059376241' }).kind).toBe('refused');
});

test.each<[string, Options]>([
  ['signed by a stranger', { signer: stranger }],
  ['sealed for another key', { to: stranger }],
  ['of another day', { time: '2026-11-20T02:00:00Z' }],
  [
    'with another body',
    {
      after: (notice) => {
        notice.body = notice.body.replace(/.{4}"$/, 'AAAA"');
      },
    },
  ],
  [
    'with a header changed',
    {
      after: ({ headers }) => {
        headers['x-yop-request-id'] = 'cs_2';
      },
    },
  ],
  [
    'of the other family',
    {
      after: ({ headers }) => {
        headers.authorization = (headers.authorization ?? '').replace('SM2-SM3', 'RSA2048-SHA256');
      },
    },
  ],
  [
    'without a signature',
    {
      after: ({ headers }) => {
        delete headers.authorization;
      },
    },
  ],
])('a notice %s is refused', (_name, options) => {
  expect(parse(options)).toEqual({ kind: 'refused', why: 'bad-envelope' });
});

test('another merchant’s notice is refused, whoever signed it', () => {
  expect(parse({ changes: { merchantNo: '1' } })).toEqual({
    kind: 'refused',
    why: 'wrong-merchant',
  });
});

test('the acknowledgement is signed', () => {
  const { body, headers } = gateway.acknowledgement();
  expect(body).toBe('{"result":"SUCCESS"}');
  const [made = '', digest] = (headers['x-yop-sign'] ?? '').split('$');
  const signature = Buffer.from(made, 'base64url').toString('hex');
  expect(digest).toBe('SM3');
  expect(sm2.doVerifySignature(Buffer.from(body), signature, ours.publicKey, { hash: true })).toBe(
    true,
  );
});

test('keys that are none are refused at the start', () => {
  expect(() => sm2Suite('AAAA', publicKeys)).toThrow('no SM2 key');
  expect(() => sm2Suite(ours.pkcs8, { a: 'AAAA' })).toThrow('no SM2 key');
  expect(() => sm2Suite(ours.pkcs8, {})).toThrow('1 to 2');
});
