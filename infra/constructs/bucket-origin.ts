import { Stack } from 'aws-cdk-lib';
import type { IOrigin, OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { isChina } from '../partition.ts';

/**
 * A private bucket as the origin of a distribution: by origin access control, or by the older
 * identity in China, where AWS::CloudFront::OriginAccessControl does not exist.
 */
export function bucketOrigin(
  scope: Construct,
  bucket: IBucket,
  originAccessIdentity?: OriginAccessIdentity,
): IOrigin {
  if (!isChina(Stack.of(scope))) return S3BucketOrigin.withOriginAccessControl(bucket);
  const identity = originAccessIdentity ? { originAccessIdentity } : {};
  return S3BucketOrigin.withOriginAccessIdentity(bucket, identity);
}
