import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';

export type DataKey = { plain: Uint8Array; wrapped: Uint8Array };

/** What makes and opens data keys: KMS, or a stand-in in tests. */
export type KeyWrapper = {
  generate(examId: string): Promise<DataKey>;
  unwrap(examId: string, wrapped: Uint8Array): Promise<Uint8Array>;
};

/** KMS under one key; the encryption context ties a data key to its exam. */
export function kmsWrapper(kms: KMSClient, keyArn: string): KeyWrapper {
  return {
    async generate(examId) {
      const made = await kms.send(
        new GenerateDataKeyCommand({
          KeyId: keyArn,
          KeySpec: 'AES_256',
          EncryptionContext: { examId },
        }),
      );
      if (!made.Plaintext || !made.CiphertextBlob) throw new Error('KMS answered without a key');
      return { plain: made.Plaintext, wrapped: made.CiphertextBlob };
    },
    async unwrap(examId, wrapped) {
      const opened = await kms.send(
        new DecryptCommand({
          KeyId: keyArn,
          CiphertextBlob: wrapped,
          EncryptionContext: { examId },
        }),
      );
      if (!opened.Plaintext) throw new Error('KMS answered without a key');
      return opened.Plaintext;
    },
  };
}
