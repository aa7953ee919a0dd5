import * as z from 'zod';
import { sha256 } from './text.ts';
import { wireTime } from './time.ts';

/** The gateways that a bill can be of. */
export const gatewayIds = ['yeepay', 'yeepay-yop', 'wechat', 'alipay'] as const;
const gateway = z.enum(gatewayIds);
export const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
export const day = z.iso.date();

const sums = {
  payments: z.int(),
  incomeFen: z.int(),
  feesFen: z.int(),
  refunds: z.int(),
  refundedFen: z.int(),
};

export const BillDay = z
  .strictObject({
    gateway,
    day,
    status: z.enum(['waiting', 'differences', 'sealed']),
    source: z.enum(['file', 'upload', 'asked', 'quiet']).optional(),
    why: z.string().optional(),
    ...sums,
    currency: z.literal('CNY'),
    classes: z.record(z.string(), z.int()),
    open: z.int(),
    sha256: sha256.optional(),
    checkedAt: wireTime,
    sealedAt: wireTime.optional(),
    uploadedBy: z.string().optional(),
  })
  .meta({ id: 'BillDay' });

export const BillsQuery = z.strictObject({
  gateway: gateway.optional(),
  month,
  /** The figures of this exam alone. */
  examId: z.string().max(40).optional(),
});
export const Bills = z.strictObject({ days: z.array(BillDay) });

export const oneBill = z.strictObject({ gateway, day });
export const BillQuery = z.strictObject({
  format: z.enum(['json', 'csv']).default('json'),
  /** The `name` of the last difference of the page before. */
  after: z.string().max(200).optional(),
});
export const BillReport = z.strictObject({
  bill: BillDay,
  differences: z.array(
    z.strictObject({
      name: z.string(),
      class: z.string(),
      text: z.string(),
      resolution: z.enum(['booked', 'carried', 'same', 'open']),
      orderNumber: z.string(),
      transactionId: z.string(),
      refundNumber: z.string().optional(),
      billFen: z.int().optional(),
      billFeeFen: z.int().optional(),
      ourFen: z.int().optional(),
      ourDay: day.optional(),
      why: z.string().optional(),
    }),
  ),
  after: z.string().optional(),
});

export const BillUpload = z.strictObject({
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: wireTime,
  maxBytes: z.int(),
});

const figures = z.strictObject(sums);
export const SummaryQuery = z.strictObject({
  format: z.enum(['json', 'csv', 'csv-gb18030']).default('json'),
});
export const Summary = z
  .strictObject({
    month,
    currency: z.literal('CNY'),
    days: z.array(z.strictObject({ day, gateway, ...sums })),
    total: figures,
    gateways: z.record(z.string(), figures),
    /** '' for money of orders that are not ours. */
    exams: z.record(z.string(), z.strictObject({ ...sums, waivers: z.int() })),
    waivers: z.int(),
    /** Days that are in none of the figures, because their bill and our books do not agree yet. */
    unsealed: z.array(z.strictObject({ day, gateway })),
  })
  .meta({ id: 'PaymentSummary' });
