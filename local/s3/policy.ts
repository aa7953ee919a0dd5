import { denied, S3Error } from './errors.ts';

/** A POST policy (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html). */
type Condition =
  | { kind: 'eq' | 'starts-with'; field: string; value: string; source: string }
  | { kind: 'range'; min: number; max: number };

export type Policy = { expiration: number; conditions: Condition[] };

const invalid = (why: string) =>
  new S3Error(400, 'InvalidPolicyDocument', `Invalid Policy: ${why}`);

const failed = (source: string) =>
  denied(`Invalid according to Policy: Policy Condition failed: ${source}`);

function wholeNumber(value: unknown): number {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
  throw invalid('Invalid content-length-range.');
}

function parseCondition(entry: unknown): Condition[] {
  if (Array.isArray(entry)) {
    const [operator, first, second] = entry as unknown[];
    const kind = typeof operator === 'string' ? operator.toLowerCase() : '';
    if (entry.length === 3 && kind === 'content-length-range') {
      return [{ kind: 'range', min: wholeNumber(first), max: wholeNumber(second) }];
    }
    const isField = typeof first === 'string' && first.startsWith('$');
    if (entry.length === 3 && isField && typeof second === 'string') {
      if (kind === 'eq' || kind === 'starts-with') {
        const field = first.slice(1).toLowerCase();
        const source = JSON.stringify([kind, first, second]);
        return [{ kind, field, value: second, source }];
      }
    }
    throw invalid('Invalid condition.');
  }
  if (typeof entry !== 'object' || entry === null) throw invalid('Invalid condition.');
  const pairs = Object.entries(entry);
  if (pairs.length !== 1) throw invalid('Invalid Simple-Condition: one property per condition.');
  return pairs.map(([name, value]) => {
    if (typeof value !== 'string') throw invalid('Invalid Simple-Condition: value must be text.');
    const source = JSON.stringify(['eq', `$${name}`, value]);
    return { kind: 'eq', field: name.toLowerCase(), value, source };
  });
}

/** Reads the base64 policy of a form; throws InvalidPolicyDocument. */
export function parsePolicy(base64: string): Policy {
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    throw invalid('Invalid JSON.');
  }
  if (typeof document !== 'object' || document === null) throw invalid('Invalid JSON.');
  const { expiration, conditions } = document as { expiration?: unknown; conditions?: unknown };
  const isInstant =
    typeof expiration === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(expiration);
  const time = isInstant ? Date.parse(expiration) : Number.NaN;
  if (Number.isNaN(time)) throw invalid('Invalid expiration.');
  if (!Array.isArray(conditions)) throw invalid('Policy missing conditions.');
  return { expiration: time, conditions: conditions.flatMap(parseCondition) };
}

const exempt = (field: string) =>
  ['policy', 'x-amz-signature', 'file'].includes(field) || field.startsWith('x-ignore-');

/** Holds a form (`bucket` among its fields) against its policy; throws the refusal of S3. */
export function enforcePolicy(
  policy: Policy,
  form: { fields: Map<string, string>; size: number },
  now: number,
): void {
  if (now >= policy.expiration) throw denied('Invalid according to Policy: Policy expired.');
  const covered = new Set<string>();
  for (const condition of policy.conditions) {
    if (condition.kind === 'range') continue;
    covered.add(condition.field);
    const given = form.fields.get(condition.field) ?? '';
    const holds =
      condition.kind === 'eq' ? given === condition.value : given.startsWith(condition.value);
    if (!holds) throw failed(condition.source);
  }
  const extra = [...form.fields.keys()].filter((name) => !exempt(name) && !covered.has(name));
  // The bucket comes from the address; S3 asks for a condition on it as on any field.
  if (extra.length > 0) {
    throw denied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
  }
  for (const condition of policy.conditions) {
    if (condition.kind === 'range') requireSize(form.size, condition.min, condition.max);
  }
}

function requireSize(size: number, min: number, max: number): void {
  if (size > max) {
    throw new S3Error(
      400,
      'EntityTooLarge',
      'Your proposed upload exceeds the maximum allowed size',
      { ProposedSize: size, MaxSizeAllowed: max },
    );
  }
  if (size < min) {
    throw new S3Error(
      400,
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
      { ProposedSize: size, MinSizeAllowed: min },
    );
  }
}
