import { principalFor } from './authenticate.ts';
import { type Answer, announce, rights, storedHeaders } from './context.ts';
import { denied, invalidArgument, S3Error } from './errors.ts';
import { type PostForm, parsePostForm } from './multipart.ts';
import { requireChecksums } from './payload.ts';
import { enforcePolicy, parsePolicy } from './policy.ts';
import { readBody, type S3Request } from './request.ts';
import { ALGORITHM, parseAmzDate, parseScope, requireSignature, signature } from './sigv4.ts';
import type { BucketStore } from './store.ts';
import type { Bucket, Principal, S3Options } from './types.ts';
import { document, element } from './xml.ts';

/** Largest form the store reads, in bytes; policies allow far less (photos 20 KB, papers 2 MB). */
const MAX_FORM = 16 * 1024 * 1024;

/** Whose key signed the form's policy. A form without a policy is anonymous: nobody may write. */
function signer(options: S3Options, fields: Map<string, string>): Principal {
  const policy = fields.get('policy');
  if (policy === undefined) throw denied();
  const algorithm = fields.get('x-amz-algorithm') ?? '';
  const credential = fields.get('x-amz-credential') ?? '';
  const amzDate = fields.get('x-amz-date') ?? '';
  const scope = parseScope(credential);
  if (algorithm !== ALGORITHM) {
    throw invalidArgument(
      `X-Amz-Algorithm only supports "${ALGORITHM}"`,
      'x-amz-algorithm',
      algorithm,
    );
  }
  if (!scope) throw invalidArgument('The credential is malformed', 'x-amz-credential', credential);
  if (parseAmzDate(amzDate) === undefined || !amzDate.startsWith(scope.day)) {
    throw invalidArgument('The date is malformed', 'x-amz-date', amzDate);
  }
  const principal = principalFor(options, scope.accessKeyId, fields.get('x-amz-security-token'));
  requireSignature(
    signature(principal.secretAccessKey, scope, policy),
    fields.get('x-amz-signature') ?? '',
  );
  return principal;
}

/** The key with ${filename} filled in, as the policy's conditions see it. */
function expandKey(form: PostForm): string {
  const key = form.fields.get('key');
  if (!key) {
    throw invalidArgument(
      "Bucket POST must contain a field named 'key'. If it is specified, please check the order of the fields.",
      'key',
      '',
    );
  }
  // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own variable.
  const expanded = key.replaceAll('${filename}', () => form.filename);
  if (Buffer.byteLength(expanded) > 1024) {
    throw new S3Error(400, 'KeyTooLongError', 'Your key is too long');
  }
  return expanded;
}

function answer(fields: Map<string, string>, headers: Record<string, string>, inner: string) {
  const status = fields.get('success_action_status');
  const body = document('PostResponse', inner, false);
  if (status === '201') {
    return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body };
  }
  return { status: status === '200' ? 200 : 204, headers };
}

/** A browser's upload by presigned POST: everything the policy does not name is refused. */
export async function postObject(
  options: S3Options,
  bucket: Bucket,
  store: BucketStore,
  request: S3Request,
): Promise<Answer> {
  // S3 takes no chunked form ("Error responses": MissingContentLength).
  if (!request.headers.has('content-length')) {
    throw new S3Error(
      411,
      'MissingContentLength',
      'You must provide the Content-Length HTTP header.',
    );
  }
  const body = await readBody(request.message, MAX_FORM);
  const form = parsePostForm(request.headers.get('content-type') ?? '', body);
  const key = expandKey(form);
  const principal = signer(options, form.fields);
  const fields = new Map([...form.fields, ['key', key], ['bucket', bucket.name]]);
  const policy = parsePolicy(fields.get('policy') ?? '');
  enforcePolicy(policy, { fields, size: form.file.length }, options.now());
  rights(options, principal.role).require('s3:PutObject', bucket.name, key);
  requireChecksums(fields, form.file);
  const version = await store.write(key, form.file, storedHeaders(fields), options.now());
  await announce(options, bucket.name, version, 'POST Object');
  const location = `http://${request.headers.get('host')}/${bucket.name}/${encodeURIComponent(key)}`;
  const headers = {
    etag: `"${version.etag}"`,
    location,
    ...(bucket.versioned && { 'x-amz-version-id': version.versionId }),
  };
  const inner = [
    element('Location', location),
    element('Bucket', bucket.name),
    element('Key', key),
    element('ETag', headers.etag),
  ];
  return answer(fields, headers, inner.join(''));
}
