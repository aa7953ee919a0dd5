/**
 * A notice or the browser's return, from its raw bytes. Cheap checks first, then the signature,
 * and only then what it says. Unsigned extras (bank, card, times) are never decided on.
 */
import type { Notice, RawNotice } from '../port.ts';
import { parseYuan } from './amount.ts';
import { verifyingKeys, type YeepayConfig } from './config.ts';
import { type Fields, parseForm, pick } from './form.ts';
import { orderNumberFormat, parseCurrency, product, transactionIdFormat } from './formats.ts';
import { verify } from './signature.ts';

const signedOrder = [
  ...['p1_MerId', 'r0_Cmd', 'r1_Code', 'r2_TrxId', 'r3_Amt', 'r4_Cur', 'r5_Pid', 'r6_Order'],
  ...['r7_Uid', 'r8_MP', 'r9_BType'],
] as const;
const extras = [
  ...['rb_BankId', 'ro_BankOrderId', 'rp_PayDate', 'rq_CardNo', 'ru_Trxtime'],
  ...['rq_SourceFee', 'rq_TargetFee'],
];
const known = new Set<string>([...signedOrder, ...extras, 'hmac', 'hmac_safe']);
const MAX_CHARS = 8192;

export function parseNotice(config: YeepayConfig, raw: RawNotice): Notice {
  const text = formText(raw);
  if (text === undefined) return refused('malformed');
  if (text.length > MAX_CHARS) return refused('too-long');
  const form = parseForm(text);
  if ('fault' in form) return refused(form.fault);
  const { fields } = form;
  // A misspelt or invented key is refused too: one reader's r3_amt is another's r3_Amt.
  for (const key of fields.keys()) if (!known.has(key)) return refused('unknown-key');
  for (const key of signedOrder) if (!fields.has(key)) return refused('missing-field');
  const given = { hmac: fields.get('hmac') ?? '', hmac_safe: fields.get('hmac_safe') ?? '' };
  if (!verify(verifyingKeys(config), pick(fields, signedOrder), given)) {
    return refused('bad-signature');
  }
  if (fields.get('p1_MerId') !== config.merchantId) return refused('wrong-merchant');
  return read(fields);
}

function read(fields: Fields): Notice {
  const [
    ,
    cmd,
    code,
    transactionId = '',
    amount = '',
    cur = '',
    pid,
    orderNumber = '',
    ,
    memo,
    type,
  ] = pick(fields, signedOrder);
  if (cmd !== 'Buy' || !orderNumberFormat.test(orderNumber)) return refused('bad-field');
  // Neither signature sees empty fields: values could move into r7_Uid until the product stood
  // where the order number is. Only our own product and our empty memo hold them in place.
  if (pid !== product || memo !== '') return refused('bad-field');
  if (type !== '1' && type !== '2') return refused('bad-field');
  if (code !== '1') return { kind: 'ignored', why: 'not-a-success', orderNumber };
  const amountFen = parseYuan(amount);
  const currency = parseCurrency(cur);
  if (!transactionIdFormat.test(transactionId)) return refused('bad-field');
  if (amountFen === undefined || amountFen === 0) return refused('bad-field');
  if (currency === undefined) return refused('bad-field');
  const source = type === '1' ? 'return' : 'notice';
  const capture = { gateway: 'yeepay', transactionId, orderNumber, amountFen, currency };
  return { kind: 'capture', capture: { ...capture, source } };
}

/** GET carries the query, POST the body; both filled would be two messages in one. */
function formText(raw: RawNotice): string | undefined {
  const query = raw.rawQuery ?? '';
  const body =
    typeof raw.body === 'string' ? raw.body : Buffer.from(raw.body ?? []).toString('latin1');
  if (query !== '' && body !== '') return undefined;
  const text = query === '' ? body : query;
  return text === '' ? undefined : text;
}

function refused(why: string): Notice {
  return { kind: 'refused', why };
}
