import { join } from 'node:path';
import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  GeoRestriction,
  OriginRequestPolicy,
  OriginSslPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { AmplifyAdmin } from '../constructs/amplify-admin.ts';
import { bucketOrigin } from '../constructs/bucket-origin.ts';
import { PagesDeployment } from '../constructs/pages-deployment.ts';
import { SecurityHeaders } from '../constructs/security-headers.ts';
import { StaticSite } from '../constructs/static-site.ts';
import { hostOf, originParameter, requiredParameter, textParameter } from '../parameters.ts';
import { isChina } from '../partition.ts';
import type { ApiStack } from './api.ts';
import type { DataStack } from './data.ts';

export type WebStackProps = StackProps & {
  data: DataStack;
  api: ApiStack;
  sitePages: string;
  /** Where scripts/build.ts has put publish-pages/. */
  buildFolder: string;
};

const certificateText =
  'ARN of a certificate in us-east-1; in China the id of a server certificate in IAM';
const aclText = 'Output WebAclArn of BaomingEdge in us-east-1';

/** The applicants' site with the API behind the same origin, and the reviewers' page. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    const upload = originParameter(this, 'UploadOrigin');
    const headers = new SecurityHeaders(this, 'site-headers', {
      connect: [upload],
      images: [upload],
      forms: [originParameter(this, 'CashierOrigins')],
    });
    const api = { ...this.apiBehavior(props), responseHeadersPolicy: headers };
    const data = { ...this.dataBehavior(props.data), responseHeadersPolicy: headers };
    const logs = props.data.accessLogs as IBucket;
    const site = new StaticSite(this, 'site', {
      description: 'Baoming: applicants',
      headers,
      logs,
      hosts: [
        hostOf(originParameter(this, 'SiteOrigin')),
        hostOf(originParameter(this, 'NoticeOrigin')),
      ],
      certificate: requiredParameter(this, 'SiteCertificate', certificateText),
      ...(isChina(this) ? {} : { webAclId: requiredParameter(this, 'WebAclArn', aclText) }),
      behaviors: {
        '/api/*': api,
        '/n/*': api,
        '/data/*': data,
      },
    });
    new PagesDeployment(this, 'pages', {
      pages: props.sitePages,
      bucket: site.bucket,
      publisher: join(props.buildFolder, 'publish-pages'),
      shared: props.api.shared,
    });
    new CfnOutput(this, 'SiteDomain', { value: site.distribution.domainName });
    this.addAdmin(upload, logs);
  }

  /** Nothing of the API is cached; the host is the API's own, all else passes, marked as ours. */
  private apiBehavior({ api: { front }, data }: WebStackProps): BehaviorOptions {
    const version = textParameter(this, 'OriginKeyVersion');
    const key = `{{resolve:secretsmanager:${data.originKey.secretArn}:SecretString:::${version}}}`;
    const host = `${front.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`;
    return {
      origin: new HttpOrigin(host, {
        customHeaders: { 'x-origin-key': key },
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
  }

  /** The data stack has allowed CloudFront itself; an import keeps the stacks acyclic. */
  private dataBehavior({ data, dataReader }: DataStack): BehaviorOptions {
    const bucketRegionalDomainName = data.bucketRegionalDomainName;
    const bucketArn = data.bucketArn;
    const bucket = Bucket.fromBucketAttributes(this, 'data', {
      bucketArn,
      bucketRegionalDomainName,
    });
    return {
      origin: bucketOrigin(this, bucket, dataReader),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      compress: true,
    };
  }

  /** Amplify hosting is not confirmed in China: a bucket behind CloudFront serves there. */
  private addAdmin(upload: string, logs: IBucket): void {
    const api = Fn.ref('SiteOrigin');
    const issuer = textParameter(this, 'IssuerUrl');
    // Finance uploads bills by a form of the store's own.
    const login = originParameter(this, 'LoginOrigin');
    const csp = { connect: [api, issuer, login, upload], images: [upload], forms: [] };
    if (isChina(this)) {
      const headers = new SecurityHeaders(this, 'admin-headers', csp);
      new StaticSite(this, 'admin', {
        description: 'Baoming: reviewers',
        headers,
        logs,
        hosts: [hostOf(originParameter(this, 'AdminOrigin'))],
        certificate: requiredParameter(this, 'AdminCertificate', certificateText),
        // Reviewers work in the country.
        geoRestriction: GeoRestriction.allowlist('CN'),
      });
    } else {
      new AmplifyAdmin(this, 'admin', csp);
    }
  }
}
