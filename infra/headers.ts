/** Headers of the two sites; CloudFront, Amplify and the tests read them from here. */

export type CspOrigins = {
  /** Where fetch may go beside the own origin. */
  connect: readonly string[];
  /** Where pictures may come from beside the own origin. */
  images: readonly string[];
  /** Where forms may be posted: the cashiers of the gateways. */
  forms: readonly string[];
};

/** Nothing but what is named, nothing inline, nobody may frame the page. */
export function contentSecurityPolicy({ connect, images, forms }: CspOrigins) {
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    // antd's styles are constructed style sheets on the reviewers' page, which this allows.
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'blob:', 'data:', ...images],
    'connect-src': ["'self'", ...connect],
    'form-action': ["'self'", ...forms],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** Two years, in seconds. */
export const hstsMaxAge = 63_072_000;

/** The security headers without the policy above. */
export const securityHeaders = {
  'strict-transport-security': `max-age=${hstsMaxAge}; includeSubDomains`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** How browsers keep the files of a site; hashed names never change what they hold. */
export const pageCaching = {
  assets: 'public, max-age=31536000, immutable',
  pages: 'no-cache',
} as const;
