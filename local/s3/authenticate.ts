import { denied, S3Error } from './errors.ts';
import type { S3Request } from './request.ts';
import {
  ALGORITHM,
  parseAmzDate,
  parseScope,
  requireSignature,
  type Scope,
  signature,
  stringToSign,
  uriEncode,
} from './sigv4.ts';
import type { Principal, S3Options } from './types.ts';

/** Largest difference between a signature's date and the clock, in ms: S3's 15 minutes. */
const MAX_SKEW = 15 * 60 * 1000;
const MAX_EXPIRES = 7 * 24 * 3600;

export type Authenticated = {
  principal: Principal;
  /** x-amz-content-sha256 as signed. */
  payloadHash: string;
  scope: Scope;
  amzDate: string;
  signature: string;
};

/** The principal of an access key; throws InvalidAccessKeyId or InvalidToken. */
export function principalFor(
  options: S3Options,
  accessKeyId: string,
  sessionToken: string | undefined,
): Principal {
  const principal = options.principalOf(accessKeyId);
  if (!principal) {
    throw new S3Error(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      { AWSAccessKeyId: accessKeyId },
    );
  }
  if (principal.sessionToken !== undefined && principal.sessionToken !== sessionToken) {
    throw new S3Error(400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.');
  }
  return principal;
}

function canonicalRequest(request: S3Request, signedHeaders: string[], payloadHash: string) {
  const path = request.rawPath
    .split('/')
    .map((part) => uriEncode(decodeURIComponent(part)))
    .join('/');
  const query = [...request.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [uriEncode(name), uriEncode(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers.get(name) ?? '').replace(/\s+/g, ' ')}\n`,
  );
  return [request.method, path, query, headers.join(''), signedHeaders.join(';'), payloadHash].join(
    '\n',
  );
}

/** A header that was not signed could have been added by anybody on the way. */
function requireCoverage(request: S3Request, signedHeaders: string[]): void {
  const unsigned = [...request.headers.keys()].filter(
    (name) =>
      (name === 'host' || name.startsWith('x-amz-')) &&
      name !== 'x-amz-content-sha256' &&
      !signedHeaders.includes(name),
  );
  if (unsigned.length === 0) return;
  throw denied('There were headers present in the request which were not signed', {
    HeadersNotSigned: unsigned.join(', '),
  });
}

function fromHeader(options: S3Options, request: S3Request): Authenticated {
  const header = request.headers.get('authorization') ?? '';
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  const scope = parseScope(match?.[1] ?? '');
  const amzDate = request.headers.get('x-amz-date') ?? '';
  const date = parseAmzDate(amzDate);
  const payloadHash = request.headers.get('x-amz-content-sha256');
  if (!match || !scope || date === undefined || !amzDate.startsWith(scope.day)) {
    throw new S3Error(
      400,
      'AuthorizationHeaderMalformed',
      'The authorization header is malformed.',
    );
  }
  if (!payloadHash) {
    throw new S3Error(400, 'InvalidRequest', 'Missing required header: x-amz-content-sha256');
  }
  if (Math.abs(Date.now() - date) > MAX_SKEW) {
    throw new S3Error(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  const principal = principalFor(
    options,
    scope.accessKeyId,
    request.headers.get('x-amz-security-token'),
  );
  const signedHeaders = (match[2] ?? '').split(';');
  const text = stringToSign(amzDate, scope, canonicalRequest(request, signedHeaders, payloadHash));
  requireSignature(signature(principal.secretAccessKey, scope, text), match[3] ?? '');
  requireCoverage(request, signedHeaders);
  return { principal, payloadHash, scope, amzDate, signature: match[3] ?? '' };
}

function fromQuery(options: S3Options, request: S3Request): Authenticated {
  const parameter = (name: string) => request.query.get(`X-Amz-${name}`) ?? '';
  const scope = parseScope(parameter('Credential'));
  const amzDate = parameter('Date');
  const date = parseAmzDate(amzDate);
  const expires = /^\d{1,6}$/.test(parameter('Expires')) ? Number(parameter('Expires')) : 0;
  if (
    parameter('Algorithm') !== ALGORITHM ||
    !scope ||
    date === undefined ||
    !amzDate.startsWith(scope.day) ||
    expires < 1 ||
    expires > MAX_EXPIRES
  ) {
    throw new S3Error(
      400,
      'AuthorizationQueryParametersError',
      'Query-string authentication requires valid X-Amz-Algorithm, X-Amz-Credential, X-Amz-Date, X-Amz-Expires, X-Amz-SignedHeaders and X-Amz-Signature.',
    );
  }
  const token = request.query.get('X-Amz-Security-Token');
  const principal = principalFor(options, scope.accessKeyId, token);
  const payloadHash = parameter('Content-Sha256') || 'UNSIGNED-PAYLOAD';
  const signedHeaders = parameter('SignedHeaders').split(';');
  const text = stringToSign(amzDate, scope, canonicalRequest(request, signedHeaders, payloadHash));
  requireSignature(signature(principal.secretAccessKey, scope, text), parameter('Signature'));
  requireCoverage(request, signedHeaders);
  const now = options.now();
  if (now >= date + expires * 1000) throw denied('Request has expired');
  if (now < date - MAX_SKEW) throw denied('Request is not valid yet');
  return { principal, payloadHash, scope, amzDate, signature: parameter('Signature') };
}

/** Who signed the request, by header or by query; AccessDenied when nobody did. */
export function authenticate(options: S3Options, request: S3Request): Authenticated {
  const inQuery = request.query.has('X-Amz-Signature') || request.query.has('X-Amz-Algorithm');
  const inHeader = request.headers.has('authorization');
  if (inQuery && inHeader) {
    throw new S3Error(400, 'InvalidArgument', 'Only one auth mechanism allowed.');
  }
  if (inQuery) return fromQuery(options, request);
  if (inHeader) return fromHeader(options, request);
  throw denied();
}
