import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { gateways } from './gateways.ts';
import type { PaymentGateway } from './port.ts';

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

/** Hands over the bytes as they came: signatures are over them, not over what a parser makes. */
export function readNotice(gateway: PaymentGateway, event: APIGatewayProxyEventV2) {
  const body = event.body
    ? Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8')
    : Buffer.alloc(0);
  return gateway.parseNotice({
    method: event.requestContext.http.method,
    rawQuery: event.rawQueryString,
    body,
    headers: event.headers,
  });
}
