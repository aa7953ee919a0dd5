import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { type Cloud, REGION } from '../template.ts';

type Credentials = { accessKeyId: string; secretAccessKey: string };

/** Reads open data from the bucket that is not the pages' and tells of no objects. */
export function objectReader(cloud: Cloud, endpoint: string, credentials: Credentials) {
  const client = new S3Client({ endpoint, region: REGION, forcePathStyle: true, credentials });
  const bucket = cloud
    .all('AWS::Lambda::Function')
    .map(({ properties }) => properties.Environment as { Variables?: Record<string, string> })
    .find((environment) => environment?.Variables?.DATA_BUCKET)?.Variables?.DATA_BUCKET;
  return async (key: string): Promise<Buffer | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body && Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
}
