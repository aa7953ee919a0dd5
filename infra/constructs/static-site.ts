import {
  type BehaviorOptions,
  Distribution,
  HttpVersion,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { bucketOrigin } from './bucket-origin.ts';
import { PagesDeployment } from './pages-deployment.ts';
import { PrivateBucket } from './private-bucket.ts';

export type StaticSiteProps = {
  description: string;
  headers: ResponseHeadersPolicy;
  /** The built pages, uploaded with each deployment. */
  pages?: string;
  /** Path patterns that go elsewhere than to the bucket. */
  behaviors?: Record<string, BehaviorOptions>;
};

/** A private bucket behind CloudFront with the security headers. */
export class StaticSite extends Construct {
  readonly bucket: IBucket;
  readonly distribution: Distribution;

  constructor(
    scope: Construct,
    id: string,
    { description, headers, pages, behaviors }: StaticSiteProps,
  ) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'bucket') as IBucket;
    this.distribution = new Distribution(this, 'distribution', {
      comment: description,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: bucketOrigin(this, this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
        compress: true,
      },
      ...(behaviors ? { additionalBehaviors: behaviors } : {}),
    });
    if (pages) new PagesDeployment(this, 'pages', { folder: pages, bucket: this.bucket });
  }
}
