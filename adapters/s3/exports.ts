import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Instant } from '#domain/application/state.ts';
import { s3 } from '../aws.ts';
import { cleanKey } from './photos.ts';

const bucket = () => process.env.EXPORT_BUCKET ?? '';
const at = (id: string) => ({ Bucket: bucket(), Key: `exports/files/${id}` });
const side = (id: string, part: number, of: Side) => `exports/sides/${id}/${of}/${part}`;

/** What a part leaves beside it for the end of the file. */
export type Side = 'records' | 'lines';

/** Where exports are written: an upload in parts, each kept as soon as S3 has answered it. */
export type ExportFiles = {
  begin(id: string, type: string): Promise<string>;
  /** @param part from 1 @returns what names this part when the upload is completed */
  part(id: string, uploadId: string, part: number, bytes: Uint8Array): Promise<string>;
  /** `lost`: the parts are not (any more) what was remembered, and the file is not there. */
  complete(id: string, uploadId: string, etags: string[]): Promise<'completed' | 'lost'>;
  keepSide(id: string, part: number, of: Side, bytes: Uint8Array): Promise<void>;
  readSide(id: string, part: number, of: Side): Promise<Buffer | undefined>;
  /** The verified photo of that hash; undefined when the store has none. */
  photo(sha256: string): Promise<Buffer | undefined>;
};

async function read(Bucket: string, Key: string): Promise<Buffer | undefined> {
  try {
    const { Body } = await s3().send(new GetObjectCommand({ Bucket, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  } catch (fault) {
    if ((fault as Error).name === 'NoSuchKey') return undefined;
    throw fault;
  }
}

const exists = (id: string) =>
  s3()
    .send(new HeadObjectCommand(at(id)))
    .then(
      () => true,
      (fault: Error) => {
        if (['NotFound', 'NoSuchKey'].includes(fault.name)) return false;
        throw fault;
      },
    );

export const exportFiles: ExportFiles = {
  async begin(id, type) {
    const command = new CreateMultipartUploadCommand({ ...at(id), ContentType: type });
    const { UploadId } = await s3().send(command);
    return UploadId ?? '';
  },
  async part(id, UploadId, PartNumber, Body) {
    const command = new UploadPartCommand({ ...at(id), UploadId, PartNumber, Body });
    const { ETag } = await s3().send(command);
    return ETag ?? '';
  },
  async complete(id, UploadId, etags) {
    const Parts = etags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
    const command = { ...at(id), UploadId, MultipartUpload: { Parts } };
    try {
      await s3().send(new CompleteMultipartUploadCommand(command));
      return 'completed';
    } catch (fault) {
      if (!['NoSuchUpload', 'InvalidPart'].includes((fault as Error).name)) throw fault;
      // An answer that was lost on its way looks the same; then the file is there.
      return (await exists(id)) ? 'completed' : 'lost';
    }
  },
  async keepSide(id, part, of, Body) {
    const Key = side(id, part, of);
    await s3().send(new PutObjectCommand({ Bucket: bucket(), Key, Body }));
  },
  readSide: (id, part, of) => read(bucket(), side(id, part, of)),
  photo: (sha256) => read(process.env.PHOTO_BUCKET ?? '', cleanKey(sha256)),
};

const lifetimeSeconds = 300;

/** A short-lived address of a finished file, always one to keep and never a page to show. */
export async function signExportRead(id: string, fileName: string, now: Instant) {
  const command = new GetObjectCommand({
    ...at(id),
    ResponseContentDisposition: `attachment; filename="${fileName}"`,
    ResponseCacheControl: 'no-store',
  });
  const options = { expiresIn: lifetimeSeconds, signingDate: new Date(now) };
  const url = await getSignedUrl(s3(), command, options);
  return { url, expiresAt: now + lifetimeSeconds * 1000 };
}
