import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Position } from '#domain/application/exam.ts';
import { s3 } from '../aws.ts';

/** Publishes open data below `/data/{examId}/`; whoever reads it may keep it for a minute. */
export async function putOpenData(
  examId: string,
  name: string,
  body: string | Uint8Array,
  type: 'application/json' | 'text/csv',
): Promise<void> {
  await s3().send(
    new PutObjectCommand({
      Bucket: process.env.DATA_BUCKET ?? '',
      Key: `data/${examId}/${name}`,
      Body: body,
      ContentType: `${type}; charset=utf-8`,
      CacheControl: 'public, max-age=60',
    }),
  );
}

/** Publishes the position list as open data: `/data/{examId}/positions.json`. */
export function putPositionsJson(examId: string, positions: Position[]): Promise<void> {
  return putOpenData(examId, 'positions.json', JSON.stringify({ positions }), 'application/json');
}
