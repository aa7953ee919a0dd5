import type { Answer, Context } from './context.ts';
import { invalidArgument } from './errors.ts';
import { uriEncode } from './sigv4.ts';
import { document, element } from './xml.ts';

const isAfter = (key: string, mark: string) =>
  Buffer.compare(Buffer.from(key), Buffer.from(mark)) > 0;

type Entry = { name: string; isPrefix: boolean };

/** Keys under the prefix, those that share a delimiter rolled up, after the mark. */
function entries(keys: string[], prefix: string, delimiter: string, mark: string): Entry[] {
  const found = new Map<string, Entry>();
  for (const key of keys) {
    if (!key.startsWith(prefix)) continue;
    const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const name = at < 0 ? key : key.slice(0, at + delimiter.length);
    if (isAfter(name, mark)) found.set(name, { name, isPrefix: at >= 0 });
  }
  return [...found.values()];
}

/** ListObjectsV2; the continuation token is the last name of the page before, in base64url. */
export function listObjects(context: Context): Answer {
  const { request, bucket, store } = context;
  context.require('s3:ListBucket', bucket.name);
  const asked = request.query.get('max-keys') ?? '1000';
  if (!/^\d{1,6}$/.test(asked)) throw invalidArgument('Invalid max-keys', 'max-keys', asked);
  const limit = Math.min(Number(asked), 1000);
  const prefix = request.query.get('prefix') ?? '';
  const token = request.query.get('continuation-token');
  const mark = token
    ? Buffer.from(token, 'base64url').toString('utf8')
    : (request.query.get('start-after') ?? '');
  const all = entries(store.keys(), prefix, request.query.get('delimiter') ?? '', mark);
  const page = all.slice(0, limit);
  const encode = request.query.get('encoding-type') === 'url' ? uriEncode : (text: string) => text;
  const last = page.at(-1);
  const truncated = all.length > page.length && last !== undefined;
  const contents = page.map(({ name, isPrefix }) => {
    if (isPrefix) return `<CommonPrefixes>${element('Prefix', encode(name))}</CommonPrefixes>`;
    const version = store.current(name);
    return `<Contents>${[
      element('Key', encode(name)),
      element('LastModified', new Date(version?.time ?? 0).toISOString()),
      element('ETag', `"${version?.etag}"`),
      element('Size', version?.size ?? 0),
      element('StorageClass', 'STANDARD'),
    ].join('')}</Contents>`;
  });
  const inner = [
    element('Name', bucket.name),
    element('Prefix', encode(prefix)),
    element('MaxKeys', limit),
    element('KeyCount', page.length),
    element('IsTruncated', truncated),
    ...(request.query.get('encoding-type') === 'url' ? [element('EncodingType', 'url')] : []),
    ...(truncated
      ? [element('NextContinuationToken', Buffer.from(last.name).toString('base64url'))]
      : []),
    ...contents,
  ];
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: document('ListBucketResult', inner.join('')),
  };
}
