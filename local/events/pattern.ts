import type { Json } from '../template.ts';

type Item = Record<string, Json>;

/** Whether an event fits an EventBridge pattern: values, prefix, suffix, anything-but, exists. */
export function matchesPattern(pattern: Json | undefined, event: unknown): boolean {
  return Object.entries((pattern ?? {}) as Item).every(([key, expected]) => {
    const actual = (event as Record<string, unknown> | undefined)?.[key];
    if (!Array.isArray(expected)) return matchesPattern(expected, actual);
    return expected.some((each) => matchesValue(each, actual));
  });
}

function matchesValue(expected: Json, actual: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return expected === actual;
  const rule = expected as Item;
  const text = typeof actual === 'string' ? actual : undefined;
  if ('prefix' in rule) return text?.startsWith(String(rule.prefix)) ?? false;
  if ('suffix' in rule) return text?.endsWith(String(rule.suffix)) ?? false;
  if ('exists' in rule) return (actual !== undefined) === rule.exists;
  if ('anything-but' in rule) return ![rule['anything-but']].flat().includes(actual as Json);
  if ('wildcard' in rule) {
    const source = String(rule.wildcard).replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${source.replace(/\*/g, '.*')}$`).test(text ?? '');
  }
  throw new Error(`The local platform does not know the pattern ${JSON.stringify(rule)}.`);
}
