import { extname } from 'node:path';
import type { Cloud, Json } from '../template.ts';

/** The files that a deployment of the template would upload, and what browsers are told of each. */
export type Pages = {
  folder: string;
  cacheControlOf: (path: string) => string;
  typeOf: (path: string) => string;
};

type Properties = {
  SourceKey?: Json;
  Rules?: { Prefix: string; CacheControl: string }[];
  Types?: Record<string, string>;
};

/** @returns undefined where the template deploys no pages. */
export function readDeployment(cloud: Cloud): Pages | undefined {
  const [published] = cloud.all('Custom::BaomingPages');
  if (!published) return undefined;
  const { SourceKey, Rules = [], Types = {} } = published.properties as Properties;
  const folder = cloud.asset(published.stack, SourceKey);
  if (!folder) return undefined;
  return {
    folder,
    cacheControlOf: (path) =>
      Rules.find(({ Prefix }) => path.startsWith(Prefix))?.CacheControl ?? '',
    typeOf: (path) => Types[extname(path)] ?? 'application/octet-stream',
  };
}
