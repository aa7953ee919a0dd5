import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { arrivalOf } from '../clock.ts';
import { functionKeys } from '../keys/function-keys.ts';
import { gateways } from './gateways.ts';
import type { Notice, PaymentGateway } from './port.ts';

/** The short form of the notice address: YeePay classic takes 50 characters at most. */
const shortNames: Record<string, string> = {
  y: 'yeepay',
  yop: 'yeepay-yop',
  w: 'wechat',
  a: 'alipay',
};

export async function gatewayOf(
  event: APIGatewayProxyEventV2,
): Promise<PaymentGateway | undefined> {
  const name = event.pathParameters?.gateway ?? '';
  const id = event.rawPath.startsWith('/n/') ? shortNames[name] : name;
  return id ? (await gateways()).find(id) : undefined;
}

/**
 * Hands over the bytes as they came: signatures are over them, not over what a parser makes. An
 * order number without our own check characters is refused here, before anything is read.
 */
export async function readNotice(
  gateway: PaymentGateway,
  event: APIGatewayProxyEventV2,
): Promise<Notice> {
  const body = event.body
    ? Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8')
    : Buffer.alloc(0);
  const notice = gateway.parseNotice({
    method: event.requestContext.http.method,
    rawQuery: event.rawQueryString,
    body,
    headers: event.headers,
    now: arrivalOf(event),
  });
  if (notice.kind === 'refused') return notice;
  const number =
    notice.kind === 'capture' ? notice.capture.orderNumber : (notice.orderNumber ?? '');
  const own = (await functionKeys()).isOrderNumber(number);
  return own ? notice : { kind: 'refused', why: 'not-our-order' };
}
