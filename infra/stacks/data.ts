import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront';
import {
  AttributeType,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  type Bucket,
  type CfnBucket,
  HttpMethods,
  ObjectLockRetention,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { AccessLogs } from '../constructs/access-logs.ts';
import { PrivateBucket } from '../constructs/private-bucket.ts';
import { originParameter } from '../parameters.ts';
import { isChina } from '../partition.ts';

/** Uploads that nothing took over within a day. */
const forgotten = (prefix: string) => ({
  prefix,
  expiration: Duration.days(1),
  noncurrentVersionExpiration: Duration.days(1),
});

/** As long as the logs; not even the account's owner can shorten it. */
const ANCHOR_DAYS = 400;

/** Forms of the office's page alone. */
const officeUploads = (adminOrigin: string) => ({
  allowedMethods: [HttpMethods.POST],
  allowedOrigins: [adminOrigin],
  allowedHeaders: ['content-type'],
  maxAge: 3600,
});

const key = (name: string) => ({ name, type: AttributeType.STRING });

/** What must outlive every deployment: table, buckets, keys. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly photos: Bucket;
  readonly data: Bucket;
  readonly bills: Bucket;
  /** Heads of the audit chains, under Object Lock. */
  readonly anchors: Bucket;
  readonly exports: Bucket;
  /** Who reads the data bucket in China; elsewhere that is the CloudFront service itself. */
  dataReader?: OriginAccessIdentity;
  readonly dataKey: Key;
  readonly secret: Secret;
  /** What CloudFront adds to requests, so that the API knows them. */
  readonly originKey: Secret;
  /** Who read which object, and who asked CloudFront: kept 400 days. */
  readonly accessLogs: AccessLogs;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.accessLogs = new AccessLogs(this, 'access-logs');
    this.table = this.makeTable();
    this.photos = this.makePhotos(originParameter(this, 'SiteOrigin'));
    const adminOrigin = originParameter(this, 'AdminOrigin');
    this.data = this.makeData(adminOrigin);
    this.bills = this.makeBills(adminOrigin);
    this.anchors = new PrivateBucket(this, 'anchors', {
      ...this.accessLogs.of('anchors'),
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(ANCHOR_DAYS)),
    });
    this.exports = this.makeExports();
    this.letCloudFrontRead();
    this.dataKey = new Key(this, 'data-key', {
      description: 'Wraps the data key of each exam; destroying that key destroys its forms',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.secret = new Secret(this, 'keys', {
      description: 'pepper, sessionKey, orderKey, yeepay: written by operators before opening',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.originKey = new Secret(this, 'origin-key', {
      description: 'The value of x-origin-key: made here, known to CloudFront and check-origin',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private makeTable(): TableV2 {
    const keysOnly = { projectionType: ProjectionType.KEYS_ONLY };
    return new TableV2(this, 'table', {
      partitionKey: key('PK'),
      sortKey: key('SK'),
      timeToLiveAttribute: 'ttl',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryptionV2.awsManagedKey(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: [
        {
          indexName: 'work',
          partitionKey: key('workPk'),
          sortKey: key('workSk'),
          ...keysOnly,
        },
        {
          indexName: 'exam',
          partitionKey: key('examShard'),
          sortKey: key('applicationId'),
          ...keysOnly,
        },
        { indexName: 'registration', partitionKey: key('registrationHmac'), ...keysOnly },
        {
          // What staff did; everything else is not in it.
          indexName: 'audit',
          partitionKey: key('auditPk'),
          sortKey: key('auditSk'),
          ...keysOnly,
        },
        {
          indexName: 'bill',
          partitionKey: key('billPk'),
          sortKey: key('billSk'),
          projectionType: ProjectionType.INCLUDE,
          // What a bill's row is compared with; none of it ever changes, so it is written once.
          nonKeyAttributes: ['amountFen', 'orderNumber', 'transactionId', 'examId'],
        },
      ],
    });
  }

  /** What applicants upload: photos, and papers under prefixes of their own. */
  private makePhotos(siteOrigin: string): Bucket {
    const photos = new PrivateBucket(this, 'photos', {
      ...this.accessLogs.of('photos'),
      lifecycleRules: [forgotten('incoming/'), forgotten('documents/incoming/')],
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          allowedOrigins: [siteOrigin],
          allowedHeaders: ['content-type'],
          maxAge: 3600,
        },
      ],
    });
    // The property instead of eventBridgeEnabled, which deploys a function with wildcard rights.
    const resource = photos.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    return photos;
  }

  /** Open data below data/; the office's workbooks and every checked list beside it, unseen. */
  private makeData(adminOrigin: string): Bucket {
    return new PrivateBucket(this, 'data', {
      ...this.accessLogs.of('data'),
      lifecycleRules: [forgotten('positions/uploads/')],
      cors: [officeUploads(adminOrigin)],
    });
  }

  /** Vouchers: no function may delete one, nothing expires, what is overwritten stays a version. */
  private makeBills(adminOrigin: string): Bucket {
    return new PrivateBucket(this, 'bills', {
      ...this.accessLogs.of('bills'),
      lifecycleRules: [
        {
          prefix: 'raw/',
          transitions: [
            { storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(90) },
          ],
        },
      ],
      cors: [officeUploads(adminOrigin)],
    });
  }

  /** Personal data on their way out: nothing stays longer than a week. */
  private makeExports(): Bucket {
    return new PrivateBucket(this, 'exports', {
      ...this.accessLogs.of('exports'),
      lifecycleRules: [
        {
          expiration: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
  }

  /** By account, not by distribution: the stack of the site depends on this one. */
  private letCloudFrontRead(): void {
    const china = isChina(this);
    if (china) this.dataReader = new OriginAccessIdentity(this, 'data-reader');
    this.data.addToResourcePolicy(
      new PolicyStatement({
        principals: [
          this.dataReader?.grantPrincipal ?? new ServicePrincipal('cloudfront.amazonaws.com'),
        ],
        actions: ['s3:GetObject'],
        resources: [this.data.arnForObjects('data/*')],
        ...(china ? {} : { conditions: { StringEquals: { 'AWS:SourceAccount': this.account } } }),
      }),
    );
  }
}
