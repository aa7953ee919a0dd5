import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { pageCaching } from '../headers.ts';

const MEMORY_MB = 512;

export type PagesDeploymentProps = { folder: string; bucket: IBucket };

/**
 * Uploads a built site: first the files whose names hold their digest, then the pages that name
 * them. Files of earlier builds stay, for pages that are open while a new one is deployed.
 */
export class PagesDeployment extends Construct {
  constructor(scope: Construct, id: string, { folder, bucket }: PagesDeploymentProps) {
    super(scope, id);
    const common = {
      sources: [Source.asset(folder)],
      destinationBucket: bucket,
      prune: false,
      memoryLimit: MEMORY_MB,
    };
    const assets = new BucketDeployment(this, 'assets', {
      ...common,
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [CacheControl.fromString(pageCaching.assets)],
    });
    const pages = new BucketDeployment(this, 'pages', {
      ...common,
      exclude: ['assets/*'],
      cacheControl: [CacheControl.fromString(pageCaching.pages)],
    });
    pages.node.addDependency(assets);
  }
}
