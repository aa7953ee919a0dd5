let known: Map<string, Buffer> | undefined;

/** The first four-byte code that stands for a character above U+FFFF, counted from 81 30 81 30. */
const ASTRAL = 189_000;
/** So many four-byte codes stand for the characters below that have no two bytes. */
const BMP = 39_420;

/** The four bytes of a code counted from 81 30 81 30: digits to base 10, 126, 10, 126. */
function fourBytes(code: number): Buffer {
  const rest = Math.floor(code / 10);
  const row = Math.floor(rest / 126);
  const last = [0x30 + (row % 10), 0x81 + (rest % 126), 0x30 + (code % 10)];
  return Buffer.from([0x81 + Math.floor(row / 10), ...last]);
}

/** The runtime decodes GB18030 but does not encode it: its table is turned round, once. */
function knownCharacters(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const map = new Map<string, Buffer>();
  const add = (bytes: Buffer) => {
    const char = decoder.decode(bytes);
    if (char !== '\uFFFD' && !map.has(char)) map.set(char, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) add(Buffer.from([lead, trail]));
    }
  }
  for (let code = 0; code < BMP; code += 1) add(fourBytes(code));
  return map;
}

function encode(char: string, table: Map<string, Buffer>): Buffer | undefined {
  const point = char.codePointAt(0) as number;
  if (point > 0xffff) return fourBytes(point - 0x10000 + ASTRAL);
  return table.get(char);
}

/** GB18030 covers all of Unicode: rare characters of names leave with four bytes (GB 18030-2022). */
export function gb18030(text: string): Buffer {
  known ??= knownCharacters();
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let length = 0;
  for (const char of text) {
    if (char < '\x80') length = bytes.writeUInt8(char.charCodeAt(0), length);
    else length += encode(char, known)?.copy(bytes, length) ?? bytes.write('?', length);
  }
  return bytes.subarray(0, length);
}
