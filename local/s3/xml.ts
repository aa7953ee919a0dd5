import type { S3Error } from './errors.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escapeXml = (text: string) => text.replace(/[&<>"\r]/g, (c) => entities[c] ?? c);

/** `<name>text</name>`, escaped. */
export const element = (name: string, text: string | number | boolean) =>
  `<${name}>${escapeXml(String(text))}</${name}>`;

export const document = (root: string, inner: string, namespace = true) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${
    namespace ? ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"' : ''
  }>${inner}</${root}>`;

/** S3's error document. */
export function errorDocument(error: S3Error, resource: string, requestId: string): string {
  const inner = [
    element('Code', error.code),
    element('Message', error.message),
    ...Object.entries(error.details).map(([name, value]) => element(name, value)),
    element('Resource', resource),
    element('RequestId', requestId),
    element('HostId', 'local'),
  ];
  return document('Error', inner.join(''), false);
}
