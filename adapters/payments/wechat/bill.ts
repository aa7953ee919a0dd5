import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BillBroken, type BillFile } from '../port.ts';
import { download } from '../shared/download.ts';
import { textOf } from '../shared/json.ts';
import type { Fetcher } from '../shared/send.ts';
import { authorization, call } from './call.ts';
import type { Wechat } from './config.ts';

/** The trade bill of a day; the bytes are the text of it, checked against the signed digest. */
export async function fetchBill(wechat: Wechat, fetcher: Fetcher, day: string): Promise<BillFile> {
  const path = `/v3/bill/tradebill?bill_date=${encodeURIComponent(day)}&bill_type=ALL&tar_type=GZIP`;
  const answer = await call(wechat, fetcher, path);
  if ('fault' in answer) return { kind: 'not-ready', why: answer.fault };
  const { status, body } = answer;
  if (status !== 200) return { kind: 'not-ready', why: textOf(body, 'code') || `status-${status}` };
  const digest = textOf(body, 'hash_value').toLowerCase();
  const address = textOf(body, 'download_url');
  if (textOf(body, 'hash_type') !== 'SHA1' || !/^[0-9a-f]{40}$/.test(digest)) {
    return { kind: 'not-ready', why: 'bad-field' };
  }
  // Our signature goes with the request: to WeChat's own address and to no other.
  if (!URL.canParse(address) || new URL(address).origin !== new URL(wechat.origin).origin) {
    return { kind: 'not-ready', why: 'wrong-address' };
  }
  const { pathname, search } = new URL(address);
  const headers = { authorization: authorization(wechat, 'GET', `${pathname}${search}`, '') };
  const file = await download(fetcher, address, headers);
  return file.kind === 'file' ? { ...file, bytes: checked(unzipped(file.bytes), digest) } : file;
}

async function* unzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes);
  const gunzip = createGunzip();
  source.once('error', (cause) => gunzip.destroy(cause));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (code === 'Z_BUF_ERROR') throw new BillBroken('truncated');
    throw code.startsWith('Z_') ? new BillBroken('unreadable') : cause;
  } finally {
    source.destroy();
  }
}

/** The digest is over the text, not over what was zipped. */
async function* checked(
  bytes: AsyncIterable<Uint8Array>,
  digest: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha1');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== digest) throw new BillBroken('truncated');
}
