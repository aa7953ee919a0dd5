/** What the wallets' bills share: text in lines, and amounts as they write them. */
import { BillBroken } from '../port.ts';

/** A line that never ends is no line of a bill. */
const MAX_LINE = 65_536;

/**
 * The lines that are not empty, without their ends.
 * @throws BillBroken for bytes that are no text of this encoding
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  encoding: 'utf-8' | 'gbk',
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let rest = '';
  for await (const chunk of bytes) {
    rest += decode(decoder, chunk);
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw new BillBroken('unreadable');
    for (const line of lines) if (line.trim() !== '') yield line.trimEnd();
  }
  rest += decode(decoder);
  if (rest.trim() !== '') yield rest.trimEnd();
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new BillBroken('unreadable');
  }
}

/** Yuan with sign and up to five decimals (fees have them) to the nearest fen. */
export function fenOfBill(text: string): number | undefined {
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  const thousandths = Number(`${match[2]}${(match[3] ?? '').padEnd(5, '0')}`);
  const fen = Math.round(thousandths / 1000);
  return match[1] === '-' && fen !== 0 ? -fen : fen;
}
