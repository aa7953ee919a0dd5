import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Position } from '#domain/application/exam.ts';
import type { Instant } from '#domain/application/state.ts';
import { s3 } from '../aws.ts';
import { signOfficeUpload } from './office-upload.ts';

const bucket = () => process.env.DATA_BUCKET ?? '';
const uploadKey = (examId: string, id: string) => `positions/uploads/${examId}/${id}.xlsx`;
const listKey = (examId: string, id: string) => `positions/lists/${examId}/${id}.json`;
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Upload = { expiresInSeconds: number; maxBytes: number; now: Instant };

/** The form that takes one workbook. */
export const signPositionUpload = (examId: string, id: string, upload: Upload) =>
  signOfficeUpload({ ...upload, bucket: bucket(), key: uploadKey(examId, id), contentType });

/** The workbook of an upload; undefined while nothing has arrived. */
export async function uploadedWorkbook(examId: string, id: string): Promise<Buffer | undefined> {
  const bytes = await read(uploadKey(examId, id));
  return bytes && Buffer.from(bytes);
}

/** Keeps a checked list under a name of its own: it is never written again. */
export async function keepList(examId: string, id: string, positions: Position[]): Promise<void> {
  await s3().send(
    new PutObjectCommand({
      Bucket: bucket(),
      Key: listKey(examId, id),
      Body: JSON.stringify(positions),
      ContentType: 'application/json',
    }),
  );
}

export async function keptList(examId: string, id: string): Promise<Position[] | undefined> {
  const bytes = await read(listKey(examId, id));
  return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as Position[]);
}

async function read(Key: string): Promise<Uint8Array | undefined> {
  try {
    const object = await s3().send(new GetObjectCommand({ Bucket: bucket(), Key }));
    return await object.Body?.transformToByteArray();
  } catch (fault) {
    if ((fault as Error).name === 'NoSuchKey') return undefined;
    throw fault;
  }
}
