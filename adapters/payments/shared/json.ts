export type JsonObject = Record<string, unknown>;

/** The object that a signed text says; undefined when it is none. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function asObject(value: unknown): JsonObject | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as JsonObject) : undefined;
}

/** The member's text, empty when it is absent or something else. */
export function textOf(object: JsonObject, name: string): string {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** A positive whole amount of fen; undefined otherwise. */
export function fenOf(object: JsonObject, name: string): number | undefined {
  const value = object[name];
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}
