import type { HttpEvent } from './types.ts';

/**
 * Who asks, as CloudFront saw them. It appends the viewer, then the API appends CloudFront: what
 * comes before the last two is the viewer's own invention. The API takes nothing that did not
 * come through CloudFront, so the second-last entry cannot be forged.
 */
export function viewerAddress({ headers, requestContext }: HttpEvent): string {
  const addresses = (headers['x-forwarded-for'] ?? '').split(',').map((one) => one.trim());
  return addresses.at(-2) || addresses.at(-1) || requestContext.http.sourceIp;
}

/** What limits count as one address: a household has a whole /64 of IPv6. */
export function networkOf(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}
