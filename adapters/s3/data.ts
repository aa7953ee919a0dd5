import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Position } from '#domain/application/exam.ts';
import { s3 } from '../aws.ts';

/** Publishes the position list as open data: `/data/{examId}/positions.json`. */
export async function putPositionsJson(examId: string, positions: Position[]): Promise<void> {
  await s3().send(
    new PutObjectCommand({
      Bucket: process.env.DATA_BUCKET ?? '',
      Key: `data/${examId}/positions.json`,
      Body: JSON.stringify({ positions }),
      ContentType: 'application/json; charset=utf-8',
      CacheControl: 'public, max-age=60',
    }),
  );
}
