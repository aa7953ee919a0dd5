import { Unzip, UnzipInflate } from 'fflate';
import { BillBroken } from '../port.ts';

/** More text than a day of payments can be; what a zip promises is not believed. */
const MAX_BYTES = 512 * 1024 * 1024;

export type ZippedPart = { file: number; bytes: Uint8Array };

/**
 * The files of a zip, in order, as their bytes stream by.
 * @throws BillBroken for what is no zip
 */
export async function* unzip(zipped: AsyncIterable<Uint8Array>): AsyncGenerator<ZippedPart> {
  const ready: ZippedPart[] = [];
  let files = 0;
  let length = 0;
  const stream = new Unzip((file) => {
    const number = files;
    files += 1;
    file.ondata = (error, bytes) => {
      length += error ? 0 : bytes.length;
      if (error || length > MAX_BYTES) throw new BillBroken('unreadable');
      ready.push({ file: number, bytes });
    };
    file.start();
  });
  stream.register(UnzipInflate);
  const push = (chunk: Uint8Array, isLast: boolean) => {
    try {
      stream.push(chunk, isLast);
    } catch {
      throw new BillBroken('unreadable');
    }
  };
  let isEmpty = true;
  for await (const chunk of zipped) {
    isEmpty &&= chunk.length === 0;
    push(chunk, false);
    yield* ready.splice(0);
  }
  if (isEmpty) throw new BillBroken('empty');
  push(new Uint8Array(0), true);
  yield* ready.splice(0);
  if (files === 0) throw new BillBroken('unreadable');
}
