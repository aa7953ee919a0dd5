import { eventHandler } from '#adapters/events.ts';
import { isOriginKey } from '#adapters/origin-key.ts';

type AuthorizerEvent = { headers?: Record<string, string | undefined> };

/** The authorizer of routes without a token: lets in what CloudFront has marked, nothing else. */
export const handler = eventHandler('check-origin', async ({ headers = {} }: AuthorizerEvent) => ({
  isAuthorized: await isOriginKey(headers['x-origin-key'] ?? ''),
}));
