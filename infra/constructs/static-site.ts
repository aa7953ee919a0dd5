import { Stack } from 'aws-cdk-lib';
import {
  type BehaviorOptions,
  type CfnDistribution,
  Distribution,
  type GeoRestriction,
  HttpVersion,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  SSLMethod,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { isChina } from '../partition.ts';
import { bucketOrigin } from './bucket-origin.ts';
import { PrivateBucket } from './private-bucket.ts';

export type StaticSiteProps = {
  description: string;
  headers: ResponseHeadersPolicy;
  logs: IBucket;
  /** Hosts under which it answers. */
  hosts: string[];
  /** ARN of a certificate in us-east-1; in China the id of one in IAM. */
  certificate: string;
  webAclId?: string;
  geoRestriction?: GeoRestriction;
  /** Path patterns that go elsewhere than to the bucket. */
  behaviors?: Record<string, BehaviorOptions>;
};

/** A private bucket behind CloudFront with the security headers. */
export class StaticSite extends Construct {
  readonly bucket: IBucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: StaticSiteProps) {
    super(scope, id);
    const { description, headers, behaviors, logs, webAclId, geoRestriction } = props;
    const china = isChina(Stack.of(this));
    this.bucket = new PrivateBucket(this, 'bucket', {
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `s3/${id}/`,
    }) as IBucket;
    this.distribution = new Distribution(this, 'distribution', {
      comment: description,
      defaultRootObject: 'index.html',
      httpVersion: china ? HttpVersion.HTTP2 : HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: `cloudfront/${id}/`,
      defaultBehavior: {
        origin: bucketOrigin(this, this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
        compress: true,
      },
      ...(webAclId ? { webAclId } : {}),
      ...(geoRestriction ? { geoRestriction } : {}),
      ...(behaviors ? { additionalBehaviors: behaviors } : {}),
    });
    this.nameIt(props, china);
  }

  /** As properties: the library takes no certificate of IAM, which is all that China has. */
  private nameIt({ hosts, certificate }: StaticSiteProps, china: boolean): void {
    const resource = this.distribution.node.defaultChild as CfnDistribution;
    resource.distributionConfig = {
      ...(resource.distributionConfig as CfnDistribution.DistributionConfigProperty),
      aliases: hosts,
      viewerCertificate: {
        ...(china ? { iamCertificateId: certificate } : { acmCertificateArn: certificate }),
        sslSupportMethod: SSLMethod.SNI,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      },
    };
  }
}
