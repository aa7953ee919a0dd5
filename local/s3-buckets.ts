import type { Bucket } from './s3/server.ts';
import type { Cloud, Json, Resource } from './template.ts';

type Raw = Record<string, Json>;

/** The buckets of the templates, as the local store takes them. */
export const readBuckets = (cloud: Cloud): Bucket[] => cloud.all('AWS::S3::Bucket').map(toBucket);

function toBucket({ name, properties }: Resource): Bucket {
  const cors = (properties.CorsConfiguration as { CorsRules?: Raw[] } | undefined)?.CorsRules;
  const rules = (properties.LifecycleConfiguration as { Rules?: Raw[] } | undefined)?.Rules;
  return {
    name,
    versioned: (properties.VersioningConfiguration as Raw | undefined)?.Status === 'Enabled',
    ...lockOf(properties),
    ...(cors
      ? {
          cors: cors.map((rule) => ({
            allowedOrigins: texts(rule.AllowedOrigins),
            allowedMethods: texts(rule.AllowedMethods),
            allowedHeaders: texts(rule.AllowedHeaders),
            exposeHeaders: texts(rule.ExposedHeaders),
            maxAgeSeconds: Number(rule.MaxAge ?? 0),
          })),
        }
      : {}),
    lifecycle: (rules ?? [])
      .filter(({ Status, ExpirationInDays }) => Status === 'Enabled' && ExpirationInDays)
      .map(({ Prefix, ExpirationInDays }) => ({
        prefix: String(Prefix ?? ''),
        days: Number(ExpirationInDays),
      })),
  };
}

/** The default retention of Object Lock. */
function lockOf(properties: Raw): { lockedDays?: number } {
  const lock = properties.ObjectLockConfiguration as { Rule?: Raw } | undefined;
  const retention = lock?.Rule?.DefaultRetention as Raw | undefined;
  return retention ? { lockedDays: Number(retention.Days) } : {};
}

const texts = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.map(String) : [];

/** Names of the buckets that tell EventBridge of new objects. */
export const eventBuckets = (cloud: Cloud): Set<string> =>
  new Set(
    cloud
      .all('AWS::S3::Bucket')
      .filter(({ properties }) => {
        const notifies = properties.NotificationConfiguration as Raw | undefined;
        const bridge = notifies?.EventBridgeConfiguration as Raw | undefined;
        return bridge !== undefined && String(bridge.EventBridgeEnabled ?? true) === 'true';
      })
      .map(({ name }) => name),
  );
