import { createHash, timingSafeEqual } from 'node:crypto';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { secretsManager } from './aws.ts';

/** A new value is known to all within this time, ms: API Gateway asks as seldom. */
const KEPT_MS = 300_000;

let known: { values: Buffer[]; until: number } | undefined;

/** Digests have one length, so comparing them takes one time. */
const digest = (text: string) => createHash('sha256').update(text).digest();

async function read(VersionStage: 'AWSCURRENT' | 'AWSPREVIOUS'): Promise<Buffer[]> {
  const SecretId = process.env.ORIGIN_KEY_ARN;
  try {
    const command = new GetSecretValueCommand({ SecretId, VersionStage });
    return [digest((await secretsManager().send(command)).SecretString ?? '')];
  } catch (error) {
    // Before the first rotation there is no previous value.
    const none = (error as Error).name === 'ResourceNotFoundException';
    if (none && VersionStage === 'AWSPREVIOUS') return [];
    throw error;
  }
}

/** A value that cannot be read again stays known: that must not close the site to everybody. */
async function values(now: number): Promise<Buffer[]> {
  if (known && known.until >= now) return known.values;
  try {
    const found = (await Promise.all([read('AWSCURRENT'), read('AWSPREVIOUS')])).flat();
    known = { values: found, until: now + KEPT_MS };
  } catch (error) {
    if (!known) throw error;
  }
  return known.values;
}

/**
 * Whether this is the value that CloudFront adds to what it passes on. The previous one counts as
 * well: during a rotation edges send either.
 * @throws what Secrets Manager throws before the first answer; the request is then refused
 */
export async function isOriginKey(text: string, now = performance.now()): Promise<boolean> {
  if (text === '') return false;
  const asked = digest(text);
  return (await values(now)).some((value) => timingSafeEqual(value, asked));
}
