/** RFC 3986: encodeURIComponent leaves five characters that YOP encodes. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `k=v` sorted by key, each encoded once: what is signed and hashed. */
export function canonicalForm(fields: Record<string, string>): string {
  return sorted(fields)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** What travels: YOP decodes the values twice. */
export function wireForm(fields: Record<string, string>): string {
  return sorted(fields)
    .map(([name, value]) => `${encode(name)}=${encode(encode(value))}`)
    .join('&');
}

function sorted(fields: Record<string, string>): [string, string][] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}
