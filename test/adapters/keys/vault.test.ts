import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openVault } from '#adapters/keys/vault.ts';
import { kmsWrapper } from '#adapters/keys/wrapper.ts';
import { memoryWrapper, startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test?.engine.stop());

it('makes one data key per exam, also when several begin at once', async () => {
  const wrapper = memoryWrapper();
  const { document, tableName } = test.table;
  const vaults = Array.from({ length: 5 }, () => openVault({ document, tableName, wrapper }));
  const sealed = await Promise.all(vaults.map((vault, n) => vault.seal('exam', 'A', n)));
  for (const vault of vaults)
    expect(await Promise.all(sealed.map((bytes) => vault.open('exam', 'A', bytes)))).toEqual([
      0, 1, 2, 3, 4,
    ]);
});

it('asks KMS under the encryption context of the exam', async () => {
  const kms = mockClient(KMSClient);
  const context = { KeyId: 'arn', EncryptionContext: { examId: 'demo' } };
  const plain = new Uint8Array(32);
  const wrapped = Uint8Array.of(1);
  kms.on(GenerateDataKeyCommand, context).resolves({ Plaintext: plain, CiphertextBlob: wrapped });
  kms.on(DecryptCommand, context).resolves({ Plaintext: plain });
  const wrapper = kmsWrapper(new KMSClient({}), 'arn');
  expect(await wrapper.generate('demo')).toEqual({ plain, wrapped });
  expect(await wrapper.unwrap('demo', wrapped)).toEqual(plain);
  kms.restore();
});
