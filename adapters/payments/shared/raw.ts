import type { RawNotice } from '../port.ts';

/** The body's bytes as they came. */
export function bodyOf(raw: RawNotice): Buffer {
  return typeof raw.body === 'string' ? Buffer.from(raw.body, 'utf8') : Buffer.from(raw.body ?? []);
}

/** A header whatever its case; undefined when absent or sent twice in different cases. */
export function headerOf(headers: RawNotice['headers'], name: string): string | undefined {
  const found = Object.entries(headers ?? {}).filter(([key]) => key.toLowerCase() === name);
  return found.length === 1 ? found[0]?.[1] : undefined;
}
