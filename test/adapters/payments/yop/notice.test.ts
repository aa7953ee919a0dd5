import { constants, createCipheriv, publicEncrypt, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { yeepayYop } from '#adapters/payments/yeepay-yop.ts';
import { makePair, orderNumber, paidAt } from '../keys.ts';

const ours = makePair();
const theirs = makePair();
const next = makePair();
const former = makePair();
const stranger = makePair();
const gateway = yeepayYop({
  appKey: 'app_10000000001',
  merchantId: '10000000001',
  privateKey: ours.privatePem,
  publicKeys: { current: theirs.publicPem, next: next.publicPem },
  previous: { appKey: 'app_10000000001_old', privateKey: former.privatePem },
  noticeUrl: 'https://pay.test/n/yop',
  returnUrl: 'https://site.test/',
});
const payment = {
  ...{ merchantNo: '10000000001', parentMerchantNo: '10000000001', orderId: orderNumber },
  ...{ uniqueOrderNo: '1001202611230001', status: 'SUCCESS', orderAmount: '100.00' },
  ...{ paySuccessDate: '2026-11-23 10:00:00', memo: 'a$b' },
};
type Options = { changes?: object; signer?: typeof theirs; to?: typeof ours; padding?: number };

function formOf({ changes = {}, signer = theirs, to = ours, padding }: Options = {}, app = '') {
  const key = Buffer.alloc(16, 7);
  const json = JSON.stringify({ ...payment, ...changes });
  const signature = sign('sha256', Buffer.from(json), signer.privateKey).toString('base64');
  const cipher = createCipheriv('aes-128-ecb', key, null);
  const sealed = Buffer.concat([cipher.update(`${json}$${signature}`), cipher.final()]);
  const mode = padding ?? constants.RSA_PKCS1_PADDING;
  const sealedKey = publicEncrypt({ key: to.publicKey, padding: mode }, key);
  const response = `${sealedKey.toString('base64')}$${sealed.toString('base64url')}$AES$SHA256`;
  return { response, customerIdentification: `app_10000000001${app}` };
}

function parse(options: Options, app = '') {
  const body = new URLSearchParams(formOf(options, app)).toString();
  return gateway.parseNotice({ method: 'POST', body });
}

test('a genuine notice is a capture, dollars in its text and all', () => {
  const capture = { transactionId: '1001202611230001', orderNumber, amountFen: 10000, paidAt };
  expect(parse({})).toMatchObject({ kind: 'capture', capture });
});

test.each([
  ['for another key', parse({ to: stranger }), 'bad-envelope'],
  ['with another padding', parse({ padding: constants.RSA_PKCS1_OAEP_PADDING }), 'bad-envelope'],
  ['signed by a stranger', parse({ signer: stranger }), 'bad-envelope'],
  ['for another app', parse({}, 'x'), 'wrong-app'],
  ['of another merchant', parse({ changes: { merchantNo: '1' } }), 'wrong-merchant'],
  ['without an amount', parse({ changes: { orderAmount: '' } }), 'bad-field'],
])('#24 a notice %s is refused', (_name, notice, why) => {
  expect(notice).toEqual({ kind: 'refused', why });
});

test('while keys change, both of the platform and both applications are taken', () => {
  expect(parse({ signer: next }).kind).toBe('capture');
  expect(parse({ to: former }, '_old').kind).toBe('capture');
  expect(parse({ to: former })).toEqual({ kind: 'refused', why: 'bad-envelope' });
  expect(parse({}, '_old')).toEqual({ kind: 'refused', why: 'bad-envelope' });
});

test('the same envelope in a plain body, in either alphabet', () => {
  const { response, customerIdentification } = formOf();
  const plain = `response=${response}&customerIdentification=${customerIdentification}`;
  const [key = '', content = '', ...rest] = response.split('$');
  const other = [Buffer.from(key, 'base64').toString('base64url'), content, ...rest].join('$');
  const standard = [key, Buffer.from(content, 'base64url').toString('base64'), ...rest].join('$');
  for (const body of [plain, plain.replace(response, other), plain.replace(response, standard)]) {
    expect(gateway.parseNotice({ method: 'POST', body }).kind).toBe('capture');
  }
});
