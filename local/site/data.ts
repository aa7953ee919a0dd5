import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { type Cloud, REGION } from '../template.ts';

type Credentials = { accessKeyId: string; secretAccessKey: string };

export type DataObject = { body: Buffer; type: string; cacheControl: string };

/** Reads open data from the bucket that is not the pages' and tells of no objects. */
export function objectReader(cloud: Cloud, endpoint: string, credentials: Credentials) {
  const client = new S3Client({ endpoint, region: REGION, forcePathStyle: true, credentials });
  const bucket = cloud
    .all('AWS::Lambda::Function')
    .map(({ properties }) => properties.Environment as { Variables?: Record<string, string> })
    .find((environment) => environment?.Variables?.DATA_BUCKET)?.Variables?.DATA_BUCKET;
  return async (key: string): Promise<DataObject | undefined> => {
    try {
      const { Body, ContentType, CacheControl } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key }),
      );
      if (!Body) return undefined;
      const body = Buffer.from(await Body.transformToByteArray());
      return { body, type: ContentType ?? '', cacheControl: CacheControl ?? '' };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
}
