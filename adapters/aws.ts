/**
 * The only maker of AWS clients. Endpoints come from the environment (AWS_ENDPOINT_URL,
 * AWS_ENDPOINT_URL_S3: the SDK reads them), so the same code runs on AWS and on one machine.
 * Seam: FAULTS_MODULE names a module whose default export is an SDK middleware; it joins at
 * `finalizeRequest` with low priority, inside the retry loop, so every attempt meets it.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { countCapacity } from './dynamodb/capacity.ts';

type Middleware = (
  next: (args: never) => Promise<never>,
  context: { commandName?: string; clientName?: string },
) => (args: never) => Promise<never>;
type Stack = { add(middleware: never, options: object): void };

/** A path is taken from the working directory, anything else as a module's name. */
async function loadFaults(name: string | undefined): Promise<Middleware | undefined> {
  if (!name) return undefined;
  const address = /^[./]/.test(name) ? pathToFileURL(resolve(name)).href : name;
  return ((await import(address)) as { default: Middleware }).default;
}

const faults = await loadFaults(process.env.FAULTS_MODULE);

function withFaults<Client extends { middlewareStack: Stack }>(client: Client): Client {
  if (faults)
    client.middlewareStack.add(faults as never, {
      step: 'finalizeRequest',
      priority: 'low',
      name: 'faults',
    });
  return client;
}

/** A maker that makes once: clients keep connections between invocations. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The document client of the table; undefined values are left out of items. */
export const dynamoDocument = /* @__PURE__ */ once(() => {
  const client = withFaults(new DynamoDBClient({}));
  const document = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  countCapacity(document);
  return document;
});

export const s3 = /* @__PURE__ */ once(() =>
  withFaults(new S3Client({ forcePathStyle: process.env.AWS_ENDPOINT_URL_S3 !== undefined })),
);
export const kms = /* @__PURE__ */ once(() => withFaults(new KMSClient({})));
export const secretsManager = /* @__PURE__ */ once(() => withFaults(new SecretsManagerClient({})));
