import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './http.ts';
import { isAlive } from './process.ts';

const MERCHANT_ID = '10000457067';

/** What the platform makes once and keeps in its data folder. */
export type Keep = {
  /** Seed of the roles' secret access keys. */
  seed: string;
  /** Master key of the local KMS, base64. */
  masterKey: string;
  /** The secret of the functions, as the brief of adapters describes it. */
  secret: {
    pepper: string;
    sessionKey: string;
    orderKey: string;
    yeepay: { merchantId: string; key: string };
  };
};

/** Reads the keys of this data folder, or makes them at the first start. */
export function openHome(home: string): Keep {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keep;
  const key = () => randomBytes(32).toString('base64');
  const keep = {
    seed: key(),
    masterKey: key(),
    secret: {
      pepper: key(),
      sessionKey: key(),
      orderKey: key(),
      yeepay: { merchantId: MERCHANT_ID, key: `SIMKEY-${randomBytes(24).toString('hex')}` },
    },
  };
  writeAtomically(file, JSON.stringify(keep, null, 2));
  return keep;
}

/** A reader sees the whole file or none; readable by this user alone. */
export function writeAtomically(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Marks the data folder as ours until `stop`.
 * @throws StartError when another platform that is alive has it.
 */
export function lockHome(home: string): { stop(): void } {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'pid');
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  // Our own id is that of an earlier start: in a container every start may have the same.
  if (owner && owner !== process.pid && isAlive(owner))
    throw new StartError(`${home} is in use by process ${owner}: stop it, or set BAOMING_HOME.`);
  writeFileSync(file, String(process.pid));
  return { stop: () => rmSync(file, { force: true }) };
}
