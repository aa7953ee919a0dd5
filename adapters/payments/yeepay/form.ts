/**
 * Form decoding that keeps bytes: every char of a value is one byte, because signatures are over
 * GBK bytes that a UTF-8 decoder would destroy.
 */
export type Fields = Map<string, string>;
export type FormResult = { fields: Fields } | { fault: 'malformed' | 'repeated-key' };

/** Repeated keys are a fault: two readers could each believe another one. */
export function parseForm(text: string): FormResult {
  const fields: Fields = new Map();
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    if (at < 1) return { fault: 'malformed' };
    const key = decode(pair.slice(0, at));
    const value = decode(pair.slice(at + 1));
    if (key === undefined || value === undefined) return { fault: 'malformed' };
    if (fields.has(key)) return { fault: 'repeated-key' };
    fields.set(key, value);
  }
  return { fields };
}

/** Percent-decoding to bytes; undefined when an escape is broken. */
export function decode(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  return text
    .replaceAll('+', ' ')
    .replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The values in signing order, absent ones empty. */
export function pick(fields: Fields, order: readonly string[]): string[] {
  return order.map((name) => fields.get(name) ?? '');
}
