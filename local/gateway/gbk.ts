/** GBK by turning its decoder round: every two-byte sequence that decodes to one character. */
let table: Map<string, number> | undefined;

function makeTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const made = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\uFFFD' && !made.has(char)) {
        made.set(char, (lead << 8) | trail);
      }
    }
  }
  return made;
}

/** @throws Error for a character that GBK does not have */
export function encodeGbk(text: string): Buffer {
  table ??= makeTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.charCodeAt(0) < 0x80 ? char.charCodeAt(0) : table.get(char);
    if (code === undefined) throw new Error(`not in GBK: ${char}`);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Buffer.from(bytes);
}
