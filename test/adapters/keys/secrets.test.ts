import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { loadSecrets } from '#adapters/secrets.ts';

it('reads the secrets once, and again only after a failure', async () => {
  process.env.AWS_REGION ??= 'ap-east-1';
  const manager = mockClient(SecretsManagerClient);
  manager.on(GetSecretValueCommand).rejectsOnce(new Error('down'));
  await expect(loadSecrets()).rejects.toThrow('down');
  manager.on(GetSecretValueCommand).resolves({ SecretString: '{"pepper":"AA=="}' });
  const [first, second] = await Promise.all([loadSecrets(), loadSecrets()]);
  expect(first.pepper).toBe('AA==');
  expect(second).toBe(first);
  expect(manager.commandCalls(GetSecretValueCommand)).toHaveLength(2);
});
