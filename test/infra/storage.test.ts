import { describe, expect, it } from 'vitest';
import { functionsOf, ofType, only, synthesize } from './synthesize.ts';
import { list, statementsOf } from './wildcards.ts';

const stacks = synthesize('ap-east-1');
const templates = Object.values(stacks);
const buckets = templates.flatMap((template) => ofType(template, 'AWS::S3::Bucket'));
const policies = templates.flatMap((template) => ofType(template, 'AWS::S3::BucketPolicy'));

describe('every bucket', () => {
  it('blocks public access, encrypts, keeps versions and outlives its stack', () => {
    expect(buckets.length).toBeGreaterThanOrEqual(3);
    for (const { Properties, DeletionPolicy } of buckets) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual(Array(4).fill(true));
      expect(Properties.BucketEncryption).toBeDefined();
      expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  it('refuses requests without TLS', () => {
    expect(policies).toHaveLength(buckets.length);
    for (const { Properties } of policies) {
      expect(Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
    }
  });
});

describe('the photo bucket', () => {
  const photos = buckets.find(({ Properties }) => Properties.NotificationConfiguration);

  it('announces objects, forgets uploads after a day, takes forms from the site alone', () => {
    expect(photos?.Properties).toMatchObject({
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LifecycleConfiguration: {
        Rules: [
          { Prefix: 'incoming/', ExpirationInDays: 1 },
          { Prefix: 'documents/incoming/', ExpirationInDays: 1 },
        ],
      },
      CorsConfiguration: {
        CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: [{ Ref: 'SiteOrigin' }] }],
      },
    });
  });
});

describe('the table', () => {
  const { Properties: table } = only(stacks.BaomingData, 'AWS::DynamoDB::GlobalTable');

  it('can be restored to any second and not be deleted', () => {
    expect(table.Replicas).toEqual([
      expect.objectContaining({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ]);
  });

  it('is encrypted, on demand, with stream and ttl', () => {
    expect(table).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  it('projects keys only, and for bills what is compared', () => {
    type Index = { IndexName: string; Projection: { ProjectionType: string } };
    const indexes = table.GlobalSecondaryIndexes as Index[];
    expect(indexes.map(({ IndexName }) => IndexName)).toEqual([
      'work',
      'exam',
      'registration',
      'audit',
      'bill',
    ]);
    const projections = indexes.map(({ Projection }) => Projection.ProjectionType);
    expect(projections).toEqual([...Array(4).fill('KEYS_ONLY'), 'INCLUDE']);
  });
});

it('rotates the key that wraps data keys', () => {
  expect(only(stacks.BaomingData, 'AWS::KMS::Key').Properties.EnableKeyRotation).toBe(true);
});

describe('the bucket of bills', () => {
  const bills = buckets.find(({ Properties }) =>
    JSON.stringify(Properties.LifecycleConfiguration ?? '').includes('raw/'),
  );

  it('takes forms from the admin page alone and lets nothing expire', () => {
    expect(bills?.Properties.CorsConfiguration.CorsRules).toEqual([
      expect.objectContaining({
        AllowedMethods: ['POST'],
        AllowedOrigins: [{ Ref: 'AdminOrigin' }],
      }),
    ]);
    const rules = bills?.Properties.LifecycleConfiguration.Rules as Record<string, unknown>[];
    expect(rules.map((rule) => Object.keys(rule).sort())).toEqual([
      ['Prefix', 'Status', 'Transitions'],
    ]);
  });

  it('is deleted from by nobody', () => {
    const actions = statementsOf(functionsOf(stacks)).flatMap(({ Action }) => list(Action));
    expect(actions).toContain('s3:PutObject');
    expect(actions.join()).not.toContain('s3:Delete');
  });
});

it('compares bills by the clock of Beijing, and rings when a day stays open', () => {
  const schedules = ofType(stacks.BaomingApi, 'AWS::Scheduler::Schedule').map(
    ({ Properties }) => Properties,
  );
  expect(schedules.find(({ Name }) => Name === 'reconcile-bills')).toMatchObject({
    ScheduleExpression: 'cron(0/20 9-14 * * ? *)',
    ScheduleExpressionTimezone: 'Asia/Shanghai',
  });
  const alarms = ofType(stacks.BaomingOps, 'AWS::CloudWatch::Alarm');
  const unsealed = alarms.find(({ Properties }) => Properties.MetricName === 'UnsealedBillDays');
  expect(unsealed?.Properties).toMatchObject({
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Namespace: 'Baoming',
  });
});
