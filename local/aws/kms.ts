import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AwsError, type Service } from './service.ts';

const IV = 12;
const TAG = 16;
const KEY_ID = 36;

type Keys = { arnOf: (keyId: string) => string | undefined; master: Buffer };
type EncryptionContext = Record<string, string>;

/** KMS, as far as it wraps data keys: AES-256-GCM, the encryption context as AAD. */
export function kms({ arnOf, master }: Keys): Service {
  const known = (id: unknown): string => {
    const arn = arnOf(String(id));
    if (!arn) throw new AwsError(400, 'NotFoundException', `Key ${String(id)} does not exist`);
    return arn;
  };
  const generateDataKey: Service[string] = ({ input, authorize }) => {
    const arn = known(input.KeyId);
    const context = (input.EncryptionContext ?? {}) as EncryptionContext;
    authorize('kms:GenerateDataKey', arn, conditionKeys(context));
    const length = Number(input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32));
    const plain = randomBytes(length);
    const blob = wrap(master, arn.slice(-KEY_ID), plain, context);
    return {
      KeyId: arn,
      Plaintext: plain.toString('base64'),
      CiphertextBlob: blob.toString('base64'),
    };
  };
  const decrypt: Service[string] = ({ input, authorize }) => {
    const blob = Buffer.from(String(input.CiphertextBlob), 'base64');
    const arn = known(blob.subarray(0, KEY_ID).toString());
    const context = (input.EncryptionContext ?? {}) as EncryptionContext;
    authorize('kms:Decrypt', arn, conditionKeys(context));
    const plain = unwrap(master, blob, context);
    return {
      KeyId: arn,
      Plaintext: plain.toString('base64'),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  };
  return { GenerateDataKey: generateDataKey, Decrypt: decrypt };
}

const aad = (keyId: string, context: EncryptionContext) =>
  Buffer.from(JSON.stringify([keyId, Object.entries(context).sort()]));

function wrap(master: Buffer, keyId: string, plain: Buffer, context: EncryptionContext): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', master, iv).setAAD(aad(keyId, context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from(keyId), iv, cipher.getAuthTag(), body]);
}

function unwrap(master: Buffer, blob: Buffer, context: EncryptionContext): Buffer {
  const keyId = blob.subarray(0, KEY_ID).toString();
  const iv = blob.subarray(KEY_ID, KEY_ID + IV);
  const decipher = createDecipheriv('aes-256-gcm', master, iv).setAAD(aad(keyId, context));
  decipher.setAuthTag(blob.subarray(KEY_ID + IV, KEY_ID + IV + TAG));
  try {
    return Buffer.concat([decipher.update(blob.subarray(KEY_ID + IV + TAG)), decipher.final()]);
  } catch {
    throw new AwsError(400, 'InvalidCiphertextException', 'The ciphertext or its context is wrong');
  }
}

const conditionKeys = (context: EncryptionContext) =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [`kms:EncryptionContext:${key}`, [value]]),
  );
