/**
 * Where operators work. On AWS the environment says it, with the names that functions have too
 * (TABLE_NAME, PHOTO_BUCKET, BILL_BUCKET, DATA_BUCKET, ANCHOR_BUCKET) and the usual AWS
 * credentials; without TABLE_NAME it is the platform that runs on this machine.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Store } from '#adapters/dynamodb/types.ts';
import { PLATFORM_ROLE, Principals } from '../../local/aws/principals.ts';
import { CDK_OUT } from '../../local/build.ts';
import { Cloud, REGION } from '../../local/template.ts';
import type { Endpoints } from '../journey/client.ts';

const bucketNames = {
  photos: 'PHOTO_BUCKET',
  bills: 'BILL_BUCKET',
  data: 'DATA_BUCKET',
  anchors: 'ANCHOR_BUCKET',
} as const;
export type BucketName = keyof typeof bucketNames;

export type Place = {
  document: DynamoDBDocumentClient;
  s3: S3Client;
  store: Store;
  tableName: string;
  buckets: Record<BucketName, string>;
  /** Of the platform on this machine; absent on AWS. */
  endpoints?: Endpoints;
};

const home = () => process.env.BAOMING_HOME ?? '.local';

/** The addresses of the platform on this machine; undefined on AWS. */
export function localEndpoints(): Endpoints | undefined {
  if (process.env.TABLE_NAME) return undefined;
  const file = join(home(), 'endpoints.json');
  if (!existsSync(file))
    throw new Error('系统没有在运行 (nothing runs here): npm start, or set TABLE_NAME for AWS.');
  return JSON.parse(readFileSync(file, 'utf8')) as Endpoints;
}

/** As the deployed environment would be, for the platform on this machine. */
function enterLocal(endpoints: Endpoints): void {
  const cloud = new Cloud(CDK_OUT);
  const { seed } = JSON.parse(readFileSync(join(home(), 'keys.json'), 'utf8')) as { seed: string };
  const { accessKeyId, secretAccessKey } = new Principals(cloud, seed).credentialsOf(PLATFORM_ROLE);
  const bucket = (id: string) => cloud.all('AWS::S3::Bucket').find((one) => one.id.startsWith(id));
  Object.assign(process.env, {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    TABLE_NAME: cloud.all('AWS::DynamoDB::GlobalTable')[0]?.name,
  });
  for (const [id, name] of Object.entries(bucketNames)) process.env[name] = bucket(id)?.name;
}

export async function openPlace(): Promise<Place> {
  const endpoints = localEndpoints();
  if (endpoints) enterLocal(endpoints);
  const { dynamoDocument, s3 } = await import('#adapters/aws.ts');
  const { openStore } = await import('#adapters/dynamodb/store.ts');
  const { openLookups } = await import('#adapters/keys/lookups.ts');
  const document = dynamoDocument();
  const tableName = required('TABLE_NAME');
  // Operators open no form and look nobody up: cursors of this process are all that is keyed.
  const vault = { seal: noForms, open: noForms };
  const table = { document, tableName, lookups: openLookups(randomBytes(32)), vault };
  return {
    document,
    s3: s3(),
    store: openStore(table),
    tableName,
    buckets: {
      photos: required('PHOTO_BUCKET'),
      bills: required('BILL_BUCKET'),
      data: required('DATA_BUCKET'),
      anchors: required('ANCHOR_BUCKET'),
    },
    ...(endpoints ? { endpoints } : {}),
  };
}

const noForms = () => Promise.reject(new Error('operators have no data key'));

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
