import type { Cloud, Json } from '../template.ts';

/** The files that a deployment of the template would upload, and how long browsers keep each. */
export type Pages = { folder: string; cacheControlOf: (path: string) => string };

type Properties = { SourceKey?: Json; Rules?: { Prefix: string; CacheControl: string }[] };

/** @returns undefined where the template deploys no pages. */
export function readDeployment(cloud: Cloud): Pages | undefined {
  const [published] = cloud.all('Custom::BaomingPages');
  if (!published) return undefined;
  const { SourceKey, Rules = [] } = published.properties as Properties;
  const folder = cloud.asset(published.stack, SourceKey);
  if (!folder) return undefined;
  return {
    folder,
    cacheControlOf: (path) =>
      Rules.find(({ Prefix }) => path.startsWith(Prefix))?.CacheControl ?? '',
  };
}
