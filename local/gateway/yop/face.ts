/** What the open platform tells the merchant: a sealed envelope in a form, and what forgers send. */
import {
  constants,
  createCipheriv,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import type { Gateway } from '../context.ts';
import type { Face, Outcome, Tell } from '../face.ts';
import type { SimOrder } from '../ledger.ts';
import { beijing, yuanOf } from '../money.ts';
import { accountOf } from './account.ts';
import { seal } from './sign.ts';

type Parts = { json: string; sealed: string; key: string; app: string };

/** What a success says; as in the real one there is more than the merchant needs. */
function success(gateway: Gateway, order: SimOrder, debit: Outcome): Record<string, string> {
  const { merchantId } = accountOf(gateway);
  return {
    orderId: order.orderNumber,
    uniqueOrderNo: debit.transactionId,
    status: 'SUCCESS',
    orderAmount: yuanOf(debit.amountFen),
    payAmount: yuanOf(debit.amountFen),
    merchantNo: merchantId,
    parentMerchantNo: merchantId,
    paySuccessDate: beijing(debit.paidAt),
    payWay: 'EBANK_PAY',
    channelOrderId: `CH$${debit.transactionId}`,
    bankOrderId: `B$${debit.transactionId}`,
    payerInfo: '{"bankCardNo":"6222****0000"}',
    token: order.token ?? '',
    fundProcessType: 'REAL_TIME',
  };
}

/** Changes of `before` are signed, those of `after` are an attacker's. */
function built(
  before: Record<string, string> = {},
  after: (parts: Parts) => Parts = (p) => p,
): Tell {
  return (gateway, order, debit) => {
    const { appKey, merchantPublicKey: key, privateKey } = accountOf(gateway);
    const json = JSON.stringify({ ...success(gateway, order, debit), ...before });
    const parts = { json, sealed: seal(privateKey, json), key, app: appKey };
    return envelope(after(parts));
  };
}

function envelope({ json, sealed, key, app }: Parts): Record<string, string> {
  const secret = randomBytes(16);
  const cipher = createCipheriv('aes-128-ecb', secret, null);
  const content = Buffer.concat([
    cipher.update(`${json}$${sealed.replace(/\$.*/, '')}`),
    cipher.final(),
  ]);
  const locked = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, secret);
  // One document says the URL-safe alphabet, another the standard one: here both in one text.
  const response = `${locked.toString('base64url')}$${content.toString('base64')}$AES$SHA256`;
  return { response, customerIdentification: app };
}

function strangersKeys() {
  const encoding = { format: 'pem' } as const;
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { ...encoding, type: 'spki' },
    privateKeyEncoding: { ...encoding, type: 'pkcs8' },
  });
}

const replaced = (name: string, value: string) => (parts: Parts) => ({
  ...parts,
  json: JSON.stringify({ ...JSON.parse(parts.json), [name]: value }),
});

export const yopFace: Face = {
  // As classic does.
  resends: [180_000, 180_000, 180_000],
  notice: built(),
  forged: {
    'tamper-signature': built({}, (parts) => ({
      ...parts,
      sealed: seal(strangersKeys().privateKey, parts.json),
    })),
    'tamper-amount': built({}, replaced('orderAmount', '0.01')),
    'tamper-order': built({}, replaced('orderId', 'GS000000000000000000000000')),
    /** The border between text and signature moves. */
    'tamper-border': built({}, (parts) => ({ ...parts, json: `${parts.json}$` })),
    'tamper-key': built({}, (parts) => ({ ...parts, key: strangersKeys().publicKey })),
    'wrong-app': built({}, (parts) => ({ ...parts, app: `${parts.app}x` })),
    'wrong-merchant': built({ merchantNo: '10000000001' }),
    /** Signed by the gateway, yet not what was ordered. */
    'wrong-amount': built({ orderAmount: '0.01', payAmount: '0.01' }),
  },
  deliver: (_gateway, { url, fields }) => ({
    url,
    init: { method: 'POST', body: new URLSearchParams(fields) },
  }),
  isAcknowledged: ({ body }) => /^success/i.test(body.trim()),
  // The open platform brings no evidence with the browser.
  returnAddress: (_gateway, order) => order.returnUrl,
};
