import { extname } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { unzipSync } from 'fflate';
import { answer } from './answer.ts';

/** How long browsers keep the files below a prefix; the first rule that fits a path is its own. */
export type Rule = { Prefix: string; CacheControl: string };
export type Pages = {
  /** The built pages as a ZIP, where the CDK has put it. */
  SourceBucket: string;
  SourceKey: string;
  Bucket: string;
  /** Also the order: what a page names is there before the page. */
  Rules: Rule[];
  /** Content types by ending; what has none is fetched as bytes. */
  Types: Record<string, string>;
};

/** Files at once. */
const AT_ONCE = 8;
const LARGEST_ZIP = 50_000_000;

let client: S3Client | undefined;
const s3 = (): S3Client => {
  client ??= new S3Client({ maxAttempts: 5 });
  return client;
};

/**
 * Called by CloudFormation. Puts every file of the ZIP into the bucket and removes none: pages that
 * are open during a deployment still ask for files of the build before. Whatever goes wrong is
 * answered as a failure, so that CloudFormation goes back; to repeat a call does no harm.
 */
export async function handler(event: CloudFormationCustomResourceEvent): Promise<void> {
  // One name for ever: CloudFormation would delete what goes under another one.
  const id = 'PhysicalResourceId' in event ? event.PhysicalResourceId : 'pages';
  try {
    if (event.RequestType !== 'Delete') await publish(event.ResourceProperties as unknown as Pages);
  } catch (fault) {
    const { name, message } = fault as Error;
    return answer(event, id, `${name}: ${message}`);
  }
  await answer(event, id);
}

async function publish({ SourceBucket, SourceKey, Bucket, Rules, Types }: Pages): Promise<void> {
  const { Body, ContentLength = 0 } = await s3().send(
    new GetObjectCommand({ Bucket: SourceBucket, Key: SourceKey }),
  );
  if (!Body || ContentLength > LARGEST_ZIP) throw new Error(`${ContentLength} bytes of pages`);
  const files = Object.entries(unzipSync(await Body.transformToByteArray()));
  const paths = files.filter(([path]) => !path.endsWith('/'));
  if (paths.length === 0) throw new Error('no pages');
  const ruleOf = (path: string) => Rules.find(({ Prefix }) => path.startsWith(Prefix));
  for (const rule of Rules) {
    const own = paths.filter(([path]) => ruleOf(path) === rule);
    for (let start = 0; start < own.length; start += AT_ONCE)
      await Promise.all(
        own.slice(start, start + AT_ONCE).map(([Key, bytes]) =>
          s3().send(
            new PutObjectCommand({
              Bucket,
              Key,
              Body: bytes,
              ContentType: Types[extname(Key)] ?? 'application/octet-stream',
              CacheControl: rule.CacheControl,
            }),
          ),
        ),
      );
  }
}
