import type { ProblemCode } from '#contract/problem.ts';
import type { HttpEvent } from './types.ts';

const DEFAULT_MAX = 256 * 1024;

type JsonBody = { value: unknown } | { problem: ProblemCode };

/**
 * The JSON body of an event. Refuses what is not JSON, what is too large, and keys that reach an
 * object's prototype (they would survive a merge in some later code).
 */
export function jsonBody(event: HttpEvent, maxBytes = DEFAULT_MAX): JsonBody {
  const bytes = bytesOf(event);
  if (bytes.length > maxBytes) return { problem: 'too-large' };
  if (!isJson(event.headers['content-type'])) return { problem: 'unsupported-media-type' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { value: JSON.parse(text, refusePrototypeKeys) };
  } catch {
    return { problem: 'malformed' };
  }
}

/** For routes whose body is not JSON (gateways) or not read: only its size is checked. */
export function unreadBody(event: HttpEvent): JsonBody {
  return bytesOf(event).length > DEFAULT_MAX ? { problem: 'too-large' } : { value: undefined };
}

function bytesOf(event: HttpEvent): Buffer {
  return Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '');
}

function refusePrototypeKeys(this: unknown, key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    throw new SyntaxError('prototype key');
  }
  return value;
}
