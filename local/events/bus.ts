import { randomUUID } from 'node:crypto';
import { ACCOUNT, type Cloud, type Json, REGION } from '../template.ts';
import { matchesPattern } from './pattern.ts';

export type ObjectCreated = {
  bucket: string;
  key: string;
  size: number;
  etag: string;
  versionId: string;
  sequencer: string;
  /** Milliseconds since the epoch. */
  time: number;
  reason: string;
};

/** The event that S3 gives to EventBridge for a new object. */
export function objectCreatedEvent(created: ObjectCreated) {
  const { bucket, key, size, etag, versionId, sequencer, time, reason } = created;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: ACCOUNT,
    time: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: { key, size, etag, 'version-id': versionId, sequencer },
      'request-id': randomUUID().slice(0, 8).toUpperCase(),
      requester: ACCOUNT,
      'source-ip-address': '127.0.0.1',
      reason,
    },
  };
}

/** Puts an event on the default bus: every rule that fits sends it to its queues. */
export function putEvent(cloud: Cloud, event: unknown, send: (arn: string, body: string) => void) {
  for (const { properties } of cloud.all('AWS::Events::Rule')) {
    if (properties.State === 'DISABLED' || !properties.EventPattern) continue;
    if (!matchesPattern(properties.EventPattern, event)) continue;
    for (const target of (properties.Targets ?? []) as Record<string, Json>[])
      send(String(target.Arn), JSON.stringify(event));
  }
}
