import type { Answer, Context } from './context.ts';
import { uriEncode } from './sigv4.ts';
import type { Version } from './store.ts';
import { document, element } from './xml.ts';

const PAGE = 1000;

/** ListObjectVersions; a page ends with a version, whose key and id are the next markers. */
export function listVersions(context: Context): Answer {
  const { request, bucket, store } = context;
  context.require('s3:ListBucketVersions', bucket.name);
  const encode = request.query.get('encoding-type') === 'url' ? uriEncode : (text: string) => text;
  const all = store.allVersions(request.query.get('prefix') ?? '');
  const mark = [request.query.get('key-marker'), request.query.get('version-id-marker')];
  const at = all.findIndex(({ key, versionId }) => key === mark[0] && versionId === mark[1]);
  const page = all.slice(at + 1, at + 1 + PAGE);
  const last = page.at(-1);
  const truncated = last !== undefined && all.at(-1) !== last;
  const entry = (version: Version) => {
    const inner = [
      element('Key', encode(version.key)),
      element('VersionId', version.versionId),
      element('IsLatest', store.versions(version.key).at(-1) === version),
      element('LastModified', new Date(version.time).toISOString()),
      ...(version.deleteMarker
        ? []
        : [element('ETag', `"${version.etag}"`), element('Size', version.size)]),
    ].join('');
    return version.deleteMarker
      ? `<DeleteMarker>${inner}</DeleteMarker>`
      : `<Version>${inner}</Version>`;
  };
  const inner = [
    element('Name', bucket.name),
    element('MaxKeys', PAGE),
    element('IsTruncated', truncated),
    ...(encode === uriEncode ? [element('EncodingType', 'url')] : []),
    ...(truncated
      ? [element('NextKeyMarker', encode(last.key)), element('NextVersionIdMarker', last.versionId)]
      : []),
    ...page.map(entry),
  ];
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: document('ListVersionsResult', inner.join('')),
  };
}
