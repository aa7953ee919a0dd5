import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { s3 } from '../aws.ts';

const bucket = () => process.env.BILL_BUCKET ?? '';

/** The raw files of gateways' bills: kept for good, never changed, named by their content. */
export type BillFiles = {
  keep(
    gateway: string,
    day: string,
    bytes: Uint8Array,
  ): Promise<{ rawKey: string; sha256: string }>;
  /** What finance has uploaded; undefined while nothing has arrived. */
  uploaded(key: string): Promise<Uint8Array | undefined>;
};

/** Where the file of one upload arrives. */
export const uploadedBillKey = (gateway: string, day: string, id: string): string =>
  `uploaded/${gateway}/${day}/${id}`;

export const billFiles: BillFiles = {
  async keep(gateway, day, bytes) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const rawKey = `raw/${gateway}/${day}/${sha256}`;
    await s3().send(
      new PutObjectCommand({
        Bucket: bucket(),
        Key: rawKey,
        Body: bytes,
        ContentType: 'application/octet-stream',
      }),
    );
    return { rawKey, sha256 };
  },
  async uploaded(key) {
    try {
      const object = await s3().send(new GetObjectCommand({ Bucket: bucket(), Key: key }));
      return await object.Body?.transformToByteArray();
    } catch (fault) {
      if ((fault as Error).name === 'NoSuchKey') return undefined;
      throw fault;
    }
  },
};
