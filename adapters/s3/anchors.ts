import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Instant } from '#domain/application/state.ts';
import { s3 } from '../aws.ts';

/** The anchors of an exam, one object for each run, under its day in UTC. */
export const anchorPrefix = (examId: string): string => `anchors/${examId}/`;

/** Kept under the bucket's Object Lock: nobody can change or delete it before its time. */
export async function putAnchor(examId: string, now: Instant, text: string): Promise<void> {
  await s3().send(
    new PutObjectCommand({
      Bucket: process.env.ANCHOR_BUCKET ?? '',
      Key: `${anchorPrefix(examId)}${new Date(now).toISOString()}.txt`,
      Body: text,
      ContentType: 'text/plain; charset=utf-8',
    }),
  );
}
