import { readFileSync } from 'node:fs';

let loaded: Record<string, string> | undefined;

/**
 * GB/T 2260 divisions by six-digit code, from the layer at REFERENCE_DATA; read once a sandbox.
 * @throws when the layer is missing: a deployment fault, not an applicant's
 */
export function divisions(): Record<string, string> {
  const path = process.env.REFERENCE_DATA;
  if (!path) throw new Error('REFERENCE_DATA is not set');
  loaded ??= JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  return loaded;
}
