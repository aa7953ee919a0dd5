import type { Staff } from '../staff.ts';
import type { HttpEvent } from './types.ts';

/** The caller of a staff route, as the JWT authorizer checked it; undefined without claims. */
export function staffOf(event: HttpEvent): Staff | undefined {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  const subject = claims?.sub;
  if (typeof subject !== 'string') return undefined;
  const username = claims?.username;
  return {
    subject,
    username: typeof username === 'string' ? username : subject,
    groups: groupsOf(claims?.['cognito:groups']),
  };
}

/** An HTTP API turns an array claim into text: `[reviewer dept:*]`. */
function groupsOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  if (typeof claim !== 'string') return [];
  return claim
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter((group) => group !== '');
}
