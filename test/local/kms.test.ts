import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { kms } from '../../local/aws/kms.ts';
import type { Service } from '../../local/aws/service.ts';

const arn = 'arn:aws:kms:ap-east-1:000000000000:key/00000000-0000-0000-0000-000000000000';
const service = kms({
  arnOf: (id) => (arn.endsWith(id) ? arn : undefined),
  master: randomBytes(32),
});
const call = (name: keyof Service, input: Record<string, unknown>) =>
  service[name]?.({ input, authorize: () => {} }) as Record<string, string>;

test('a data key comes back under its own context only', () => {
  const EncryptionContext = { examId: 'a' };
  const { CiphertextBlob, Plaintext } = call('GenerateDataKey', { KeyId: arn, EncryptionContext });
  expect(call('Decrypt', { CiphertextBlob, EncryptionContext }).Plaintext).toBe(Plaintext);
  const other = { CiphertextBlob, EncryptionContext: { examId: 'b' } };
  expect(() => call('Decrypt', other)).toThrow('wrong');
});
