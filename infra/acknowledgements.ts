import { type App, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { grantName } from './constructs/object-grants.ts';

export type Acknowledgement = {
  /** Path of the construct; those of the other partition are passed over. */
  at: string;
  /** The finding's whole name; a test fails when it covers none. */
  finding: string;
  reason: string;
};

const keysAreRandom = (what: string) =>
  `${what}: the rest of the key is random or a hash, so bucket, action and prefix are as narrow as it gets.`;
/** How the checks name the ARNs that BaomingData exports. */
const bucketNames = {
  photos: 'BaomingData:ExportsOutputFnGetAttphotosFBE4F3EFArn0CE3213C',
  bills: 'BaomingData:ExportsOutputFnGetAttbillsA98096CFArnE3E5996B',
  data: 'BaomingData:ExportsOutputFnGetAttdata7E2128CAArn8009FBBA',
  exports: 'BaomingData:ExportsOutputFnGetAttexports222B3037Arn4AD05C70',
  anchors: 'BaomingData:ExportsOutputFnGetAttanchors28FABCCDArn853F10BA',
};
function objects(
  bucket: keyof typeof bucketNames,
  verb: 'get' | 'put',
  prefix: string,
  what: string,
): Acknowledgement {
  return {
    at: `BaomingStaff/shared/objects/${grantName(bucket, verb, prefix)}/Resource`,
    finding: `AwsSolutions-IAM5[Resource::${bucketNames[bucket]}/${prefix}*]`,
    reason: keysAreRandom(what),
  };
}
const china = (site: 'site' | 'admin'): Acknowledgement[] => [
  {
    at: `BaomingWeb/${site}/distribution/Resource`,
    finding: 'AwsSolutions-CFR2',
    reason:
      'In China WAF is regional only; the throttles of the routes and of the functions remain.',
  },
  {
    at: `BaomingWeb/${site}/distribution/Resource`,
    finding: 'AwsSolutions-CFR7',
    reason: 'In China origin access control does not exist; the older identity closes the bucket.',
  },
];

/** Every finding that stays, and why: at most 25 outside China, which a test counts. */
export const acknowledgements: readonly Acknowledgement[] = [
  objects('photos', 'put', 'incoming/', 'An upload of one applicant'),
  objects('photos', 'get', 'incoming/', 'An upload that is judged'),
  objects('photos', 'get', 'clean/', 'A photo that passed, named by its hash'),
  objects('photos', 'put', 'clean/', 'A photo that passed, named by its hash'),
  objects('photos', 'get', 'held/', 'A photo that waits for a person'),
  objects('photos', 'put', 'held/', 'A photo that waits for a person'),
  objects('photos', 'get', 'documents/', 'A paper of one applicant, sent or kept'),
  objects('photos', 'put', 'documents/', 'A paper of one applicant, sent or kept'),
  objects('bills', 'put', 'raw/', 'A bill of one gateway and day'),
  objects('bills', 'put', 'uploaded/', 'A bill that finance brings'),
  objects('bills', 'get', 'uploaded/', 'A bill that finance brought'),
  objects('data', 'put', 'data/', 'The public list of positions of one exam'),
  objects('data', 'put', 'positions/', 'A list of positions, as an office sends it or checked'),
  objects('data', 'get', 'positions/', 'A list of positions, as an office sent it or checked'),
  objects('exports', 'put', 'exports/', 'A list that the office takes away, and its parts'),
  objects('exports', 'get', 'exports/', 'A list that the office takes away, and its parts'),
  objects('anchors', 'put', 'anchors/', 'The heads of the audit of one day'),
  {
    at: 'BaomingWeb/pages/role/Resource',
    finding: 'AwsSolutions-IAM5[Resource::<sitebucketA3C1600A.Arn>/*]',
    reason: 'Uploads the pages during a deployment: the bucket holds nothing but pages.',
  },
  {
    at: 'BaomingStaff/shared/tracing/Resource',
    finding: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'X-Ray knows no resources: its two writing actions can be granted for all or not at all.',
  },
  {
    at: 'BaomingData/keys/Resource',
    finding: 'AwsSolutions-SMG4',
    reason:
      'Gateways issue these keys and the pepper must never change: docs/runbooks/key-rotation.md',
  },
  {
    at: 'BaomingData/origin-key/Resource',
    finding: 'AwsSolutions-SMG4',
    reason:
      'CloudFront learns a new value by a deployment only: docs/deploy.md says how it is changed.',
  },
  {
    at: 'BaomingApi/validate-photo/live/SqsEventSource:BaomingApiphotointakequeueFE1ADC88/Resource',
    finding: 'Serverless-LambdaEventSourceMappingDestination',
    reason:
      'A mapping of SQS takes no destination: what fails five times goes to the dead-letter queue.',
  },
  ...['BaomingStaff/shared/missed-dead', 'BaomingApi/photo-intake/dead'].map((queue) => ({
    at: `${queue}/Resource`,
    finding: 'Serverless-SQSRedrivePolicy',
    reason:
      'This is the dead-letter queue itself: what is in it rings an alarm and waits for a person.',
  })),
  {
    at: 'BaomingWeb/site/distribution/Resource',
    finding: 'AwsSolutions-CFR1',
    reason:
      'People apply from abroad too: who may apply is decided by identity and not by address.',
  },
  ...china('site'),
  ...china('admin'),
];

/** Tells the checks which findings stay. A place that this partition lacks is passed over. */
export function acknowledgeFindings(app: App): void {
  for (const { at, finding, reason } of acknowledgements) {
    const place = find(app, at);
    if (place) Validations.of(place).acknowledge({ id: finding, reason });
  }
}

function find(app: App, path: string): IConstruct | undefined {
  return path
    .split('/')
    .reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), app);
}
