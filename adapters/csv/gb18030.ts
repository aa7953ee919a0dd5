let pairs: Map<string, Buffer> | undefined;

/** The runtime decodes GB18030 but does not encode it: its two-byte part is turned round, once. */
function pairMap(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const map = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      const char = decoder.decode(bytes);
      if (!map.has(char)) map.set(char, bytes);
    }
  }
  return map;
}

/** What has no two bytes becomes a question mark: none of our own words needs four. */
export function gb18030(text: string): Buffer {
  pairs ??= pairMap();
  const known = pairs;
  const question = Buffer.from('?');
  return Buffer.concat(
    Array.from(text, (char) =>
      char <= '\x7f' ? Buffer.from(char) : (known.get(char) ?? question),
    ),
  );
}
