import { Duration } from 'aws-cdk-lib';
import { type BucketProps, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PrivateBucket } from './private-bucket.ts';

/** Where S3 and CloudFront write who asked for what; kept 400 days, as all logs. */
export class AccessLogs extends PrivateBucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      // CloudFront's older delivery, the one that China has too, writes by access control lists.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [
        { expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
  }

  of(name: string): Pick<BucketProps, 'serverAccessLogsBucket' | 'serverAccessLogsPrefix'> {
    return { serverAccessLogsBucket: this as IBucket, serverAccessLogsPrefix: `s3/${name}/` };
  }
}
