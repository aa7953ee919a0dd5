import { PutObjectCommand } from '@aws-sdk/client-s3';
import { s3 } from '../aws.ts';

/** How long whoever reads open data may keep it: a minute, or for good where its name changes. */
const CHANGES = 'public, max-age=60';
export const NEVER_CHANGES = 'public, max-age=31536000, immutable';

/** Publishes open data below `/data/{examId}/`. */
export async function putOpenData(
  examId: string,
  name: string,
  body: string | Uint8Array,
  type: 'application/json' | 'text/csv',
  cacheControl = CHANGES,
): Promise<void> {
  await s3().send(
    new PutObjectCommand({
      Bucket: process.env.DATA_BUCKET ?? '',
      Key: `data/${examId}/${name}`,
      Body: body,
      ContentType: `${type}; charset=utf-8`,
      CacheControl: cacheControl,
    }),
  );
}
