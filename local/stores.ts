import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Capacity } from './aws/capacity.ts';
import { startAwsEndpoint } from './aws/endpoint.ts';
import { kms } from './aws/kms.ts';
import { Principals } from './aws/principals.ts';
import { secretsManager } from './aws/secrets.ts';
import { startEngine } from './dynamodb/engine.ts';
import { tendStream } from './dynamodb/stream-file.ts';
import { createTables } from './dynamodb/tables.ts';
import { objectCreatedEvent, putEvent } from './events/bus.ts';
import { Queues } from './events/queues.ts';
import { readDelivered } from './events/stream-places.ts';
import type { Keep } from './home.ts';
import type { Started } from './parts.ts';
import { startS3 } from './s3/server.ts';
import { eventBuckets, readBuckets } from './s3-buckets.ts';
import type { Properties } from './template.ts';

/** Starts what holds data: the DynamoDB engine, the object store, queues, secrets and keys. */
export async function startStores(started: Started, keys: Keep) {
  const { cloud, home, portOf, keep, now } = started;
  const principals = new Principals(cloud, keys.seed);
  const queues = new Queues(join(home, 'queues.json'), now);
  queues.releaseAll();
  const eventful = eventBuckets(cloud);
  const s3 = keep(
    await startS3({
      port: portOf('s3'),
      folder: join(home, 's3'),
      buckets: readBuckets(cloud),
      now,
      principalOf: (id) => principals.principalOf(id),
      authorize: (role, action, arn) => principals.authorize(role, action, arn),
      onObjectCreated: (created) => {
        if (!eventful.has(created.bucket)) return;
        putEvent(cloud, objectCreatedEvent(created), (arn, body) => queues.send(arn, body));
      },
    }),
  );
  const engine = keep(await startEngine(portOf('dynamodb'), home));
  await createTables(engine.url, cloud);
  if (engine.file) tendStream(engine.file, readDelivered(home));
  const secret = JSON.stringify(keys.secret);
  const secrets = new Map(
    cloud.all('AWS::SecretsManager::Secret').map(({ arn, properties }) => {
      // A secret with a length is made for machines alone: anew at each start. The other is kept.
      const { PasswordLength } = (properties.GenerateSecretString ?? {}) as Properties;
      return [arn, PasswordLength ? randomBytes(36).toString('base64url') : secret];
    }),
  );
  const capacity = new Capacity();
  const aws = keep(
    await startAwsEndpoint({
      port: portOf('aws'),
      principals,
      engine: engine.url,
      capacity,
      services: {
        secretsmanager: secretsManager(secrets),
        TrentService: kms({
          arnOf: (id) => cloud.find('AWS::KMS::Key', id)?.arn,
          master: Buffer.from(keys.masterKey, 'base64'),
        }),
      },
    }),
  );
  return { principals, queues, s3, engine, aws, capacity, secrets };
}
