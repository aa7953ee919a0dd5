import * as z from 'zod';
import { CreateOrder, Order, OrderWithCashier, PaymentLink, PaymentPage } from '../order.ts';
import type { RouteGroup } from '../route.ts';
import { linkToken, orderNumber } from '../text.ts';

const order = z.strictObject({ orderNumber });
const gateway = z.strictObject({ gateway: z.string().regex(/^[a-z-]{1,20}$/) });

export const paymentRoutes = {
  'create-order': {
    summary: '缴费：开订单，或取得未结订单',
    body: CreateOrder,
    idempotent: true,
    responses: { 200: OrderWithCashier, 201: OrderWithCashier },
    refusals: [
      'unauthenticated',
      'not-qualified',
      'photo-missing',
      'photo-not-approved',
      'already-paid',
      'order-unresolved',
      'window-closed',
      'not-payable',
      'not-found',
      'unknown-gateway',
      'withdrawn',
      'abandoned',
      'disqualified',
      'key-required',
      'key-reused',
      'gateway-unavailable',
      'version-conflict',
    ],
  },
  'get-order': {
    summary: '订单',
    params: order,
    responses: { 200: Order },
    refusals: ['unauthenticated', 'not-found'],
  },
  'refresh-order': {
    summary: '向支付平台查询订单',
    params: order,
    responses: { 200: Order },
    refusals: ['unauthenticated', 'not-found', 'too-many-requests', 'version-conflict'],
  },
  'create-payment-link': {
    summary: '缴费链接：在另一个浏览器中支付，五分钟内用一次',
    params: order,
    responses: { 201: PaymentLink },
    refusals: ['unauthenticated', 'not-found', 'already-paid', 'order-unresolved', 'not-payable'],
  },
  'open-payment-link': {
    summary: '打开缴费链接，转到收银台（无需登录）',
    params: z.strictObject({ token: linkToken }),
    responses: { 200: null, 303: null },
    refusals: ['not-found', 'link-ended', 'gateway-unavailable'],
  },
  'payment-notice': {
    summary: '支付平台的通知（以签名为准）',
    params: gateway,
    responses: { 200: null },
    refusals: ['notice-refused', 'not-found'],
  },
  'payment-return': {
    summary: '支付后返回，转到订单页',
    params: gateway,
    responses: { 303: null },
    refusals: ['notice-refused', 'not-found'],
  },
  'get-payment-page': {
    summary: '支付后的页面（无需登录）',
    params: order,
    responses: { 200: PaymentPage },
    refusals: ['not-found'],
  },
} as const satisfies RouteGroup;
