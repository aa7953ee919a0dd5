/** What all bills share: text in lines, and amounts as the gateways write them. */
import { BillBroken } from '../port.ts';

/** A line that never ends is no line of a bill. */
export const MAX_LINE = 65_536;

/**
 * The lines as they are, one char a byte, without their line feeds: in UTF-8 and in GBK those, and
 * quotes and commas, are never part of another character.
 * @throws BillBroken for a line that has no end
 */
export async function* rawLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of bytes) {
    rest += Buffer.from(chunk).toString('latin1');
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw new BillBroken('unreadable');
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/**
 * The lines that are not empty, without their ends.
 * @throws BillBroken for bytes that are no text of this encoding
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  for await (const raw of rawLines(bytes)) {
    const line = textOf(raw, [encoding]);
    if (line.trim() !== '') yield line.trimEnd();
  }
}

type Encoding = 'utf-8' | 'gbk';
const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  gbk: new TextDecoder('gbk', { fatal: true }),
};

/** @throws BillBroken when no one of the encodings fits */
export function textOf(raw: string, encodings: Encoding[]): string {
  if (!/[\u0080-\u00ff]/.test(raw)) return raw;
  for (const encoding of encodings) {
    try {
      return decoders[encoding].decode(Buffer.from(raw, 'latin1'));
    } catch {
      // Another encoding, or none.
    }
  }
  throw new BillBroken('unreadable');
}

/** Yuan with sign and up to five decimals (fees have them) to the nearest fen. */
export function fenOfBill(text: string): number | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  // Apart from each other: together they are more digits than a number holds.
  const part = Math.round(Number((match[3] ?? '').padEnd(5, '0')) / 1000);
  const fen = Number(match[2]) * 100 + part;
  return match[1] === '-' && fen !== 0 ? -fen : fen;
}
