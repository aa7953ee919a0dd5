import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';

process.env.AWS_REGION ??= 'ap-east-1';
const MINUTES = 60_000;
const manager = mockClient(SecretsManagerClient);
const asked = () => manager.commandCalls(GetSecretValueCommand).length;
const none = Object.assign(new Error('none'), { name: 'ResourceNotFoundException' });
const holds = (current: string, previous?: string) => {
  manager.on(GetSecretValueCommand, { VersionStage: 'AWSCURRENT' }).resolves({
    SecretString: current,
  });
  const before = manager.on(GetSecretValueCommand, { VersionStage: 'AWSPREVIOUS' });
  if (previous === undefined) before.rejects(none);
  else before.resolves({ SecretString: previous });
};
let isOriginKey: typeof import('#adapters/origin-key.ts')['isOriginKey'];

/** A new sandbox knows nothing. */
beforeEach(async () => {
  manager.reset();
  vi.resetModules();
  ({ isOriginKey } = await import('#adapters/origin-key.ts'));
});

describe('the origin key', () => {
  it('is the current value and no other, nothing least of all', async () => {
    holds('current');
    expect(await isOriginKey('current', 0)).toBe(true);
    for (const forged of ['', 'Current', 'current ', 'curren', 'previous'])
      expect(await isOriginKey(forged, 0), forged).toBe(false);
  });

  it('is not nothing while the secret is empty', async () => {
    holds('');
    expect(await isOriginKey('', 0)).toBe(false);
  });

  it('may be the previous value during a change', async () => {
    holds('new', 'old');
    expect(await isOriginKey('old', 0)).toBe(true);
    expect(await isOriginKey('older', 0)).toBe(false);
  });

  it('is asked for once in five minutes, and then anew', async () => {
    holds('first');
    await isOriginKey('first', 0);
    await isOriginKey('wrong', 4 * MINUTES);
    expect(asked()).toBe(2);
    holds('second');
    expect(await isOriginKey('first', 6 * MINUTES)).toBe(false);
    expect(await isOriginKey('second', 6 * MINUTES)).toBe(true);
    expect(asked()).toBe(4);
  });

  it('stays known while it cannot be read again', async () => {
    holds('current');
    await isOriginKey('current', 0);
    manager.on(GetSecretValueCommand).rejects(new Error('down'));
    expect(await isOriginKey('current', 6 * MINUTES)).toBe(true);
    expect(await isOriginKey('wrong', 6 * MINUTES)).toBe(false);
  });

  it('lets nobody in before it was read', async () => {
    manager.on(GetSecretValueCommand).rejects(new Error('down'));
    await expect(isOriginKey('current', 0)).rejects.toThrow('down');
  });
});
