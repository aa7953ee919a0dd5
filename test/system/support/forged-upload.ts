/** What a hostile client can do with a presigned POST: every part of it in its own hands. */
import { request } from 'node:http';
import { drawBust } from '../../../scripts/journey/photo.ts';

export type Signed = { url: string; fields: Record<string, string>; uploadId: string };
export type Told = { status: number; code: string };
type Pairs = [string, string | Uint8Array][];

export const picture = drawBust('blue');
const codeOf = (text: string) => /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '';

async function told(response: Response): Promise<Told> {
  return { status: response.status, code: codeOf(await response.text()) };
}

/** The form as ordered pairs; bytes become a file. */
export function pairsOf({ fields }: Signed, file: Uint8Array = picture): Pairs {
  return [...Object.entries(fields), ['file', file]];
}

export async function sendPairs(url: string, pairs: Pairs): Promise<Told> {
  const form = new FormData();
  for (const [name, value] of pairs) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([Uint8Array.from(value)], { type: 'image/jpeg' }), 'photo.jpg');
  }
  return told(await fetch(url, { method: 'POST', body: form }));
}

/** The form with some fields replaced; undefined leaves a field out. */
export function send(
  signed: Signed,
  changes: Record<string, string | undefined> = {},
  file: Uint8Array = picture,
  url: string = signed.url,
): Promise<Told> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...signed.fields, ...changes })) {
    if (value !== undefined) fields[name] = value;
  }
  return sendPairs(url, pairsOf({ ...signed, fields }, file));
}

/** Another method on an object, with the form's signature where a presigned address has one. */
export async function borrow(
  { url, fields }: Signed,
  method: string,
  key: string,
  headers: Record<string, string> = {},
): Promise<Told> {
  const address = new URL(`${url.replace(/\/$/, '')}/${key}`);
  for (const [name, value] of Object.entries(fields)) {
    if (/^x-amz-/i.test(name)) address.searchParams.set(name, value);
  }
  address.searchParams.set('X-Amz-Expires', '600');
  address.searchParams.set('X-Amz-SignedHeaders', 'host');
  const body = method === 'PUT' ? { body: Buffer.from(picture) } : {};
  return told(await fetch(address, { method, headers, ...body }));
}

/** No signature at all. */
export const plain = async (url: string, method = 'GET') => told(await fetch(url, { method }));

/** The policy with something in it changed; the signature stays as it was. */
export function altered({ fields }: Signed, change: (policy: any) => void): string {
  const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString());
  change(policy);
  return Buffer.from(JSON.stringify(policy)).toString('base64');
}

/** The form byte by byte: a stated length that is not its own, or none. */
export function sendRaw(signed: Signed, framing: { length?: number; chunked?: true }) {
  const boundary = 'x0123456789';
  const parts = Object.entries(signed.fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="p.jpg"\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(parts.join('') + file),
    picture,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return new Promise<Told>((resolve) => {
    const post = request(
      signed.url,
      {
        method: 'POST',
        headers: {
          'content-type': `multipart/form-data; boundary=${boundary}`,
          ...(framing.chunked
            ? { 'transfer-encoding': 'chunked' }
            : { 'content-length': body.length + (framing.length ?? 0) }),
        },
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({
          status: response.statusCode ?? 0,
          code: codeOf(Buffer.concat(chunks).toString()),
        });
        post.destroy();
      },
    );
    // A length that is too large: the client goes away, the store has no whole form.
    post.on('error', () => resolve({ status: 400, code: 'RequestTimeout' }));
    if ((framing.length ?? 0) > 0) setTimeout(() => post.destroy(), 500);
    post.write(framing.length && framing.length < 0 ? body.subarray(0, framing.length) : body);
    if ((framing.length ?? 0) <= 0) post.end();
  });
}
