import type { CorsRule } from './types.ts';

const matches = (patterns: string[], value: string) =>
  patterns.some((pattern) => pattern === '*' || pattern.toLowerCase() === value.toLowerCase());

function ruleFor(rules: CorsRule[], origin: string, method: string): CorsRule | undefined {
  return rules.find(
    (rule) => matches(rule.allowedOrigins, origin) && rule.allowedMethods.includes(method),
  );
}

/** CORS headers of an answer to `origin`; empty when no rule of the bucket allows it. */
export function corsHeaders(
  rules: CorsRule[],
  origin: string | undefined,
  method: string,
): Record<string, string> {
  const rule = origin ? ruleFor(rules, origin, method) : undefined;
  if (!rule || !origin) return {};
  const any = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': any ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(rule.exposeHeaders && { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }),
    ...(any ? {} : { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** Headers answering a preflight, or undefined when it is refused. */
export function preflightHeaders(
  rules: CorsRule[],
  headers: Map<string, string>,
): Record<string, string> | undefined {
  const origin = headers.get('origin') ?? '';
  const method = headers.get('access-control-request-method') ?? '';
  const rule = ruleFor(rules, origin, method);
  const asked = (headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const allowed = rule?.allowedHeaders ?? [];
  if (!rule || !asked.every((name) => matches(allowed, name))) return undefined;
  return {
    ...corsHeaders([rule], origin, method),
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.maxAgeSeconds !== undefined && {
      'access-control-max-age': String(rule.maxAgeSeconds),
    }),
  };
}
