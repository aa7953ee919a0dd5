import { matchesGlob } from 'node:path';
import type { Cloud, Json } from '../template.ts';

/** The files that a deployment of the template would upload, and how long browsers keep each. */
export type Pages = { folder: string; cacheControlOf: (path: string) => string };

type Upload = { folder: string; exclude: string[]; include: string[]; cacheControl: string };

/** @returns undefined where the template deploys no pages. */
export function readDeployment(cloud: Cloud): Pages | undefined {
  const uploads = cloud.all('Custom::CDKBucketDeployment').flatMap(({ stack, properties }) => {
    const { SourceObjectKeys, Exclude, Include, SystemMetadata } = properties as {
      SourceObjectKeys?: Json[];
      Exclude?: string[];
      Include?: string[];
      SystemMetadata?: Record<string, string>;
    };
    const folder = cloud.asset(stack, SourceObjectKeys?.[0]);
    const cacheControl = SystemMetadata?.['cache-control'] ?? '';
    return folder ? [{ folder, exclude: Exclude ?? [], include: Include ?? [], cacheControl }] : [];
  });
  const [first] = uploads;
  if (!first) return undefined;
  return {
    folder: first.folder,
    cacheControlOf: (path) => uploads.find((upload) => takes(upload, path))?.cacheControl ?? '',
  };
}

/** As `aws s3 sync` reads them: what is excluded may be included again; `*` crosses folders. */
function takes({ exclude, include }: Upload, path: string): boolean {
  const fits = (patterns: string[]) =>
    patterns.some((pattern) => matchesGlob(path, pattern.replace(/\*/g, '**')));
  return !fits(exclude) || fits(include);
}
