import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Permission, Prefixes } from '../permissions.ts';
import type { DataStack } from '../stacks/data.ts';

const buckets = ['photos', 'bills', 'anchors', 'exports', 'data'] as const;
const actionsOf = {
  /** The buckets are versioned: an event names the version that is read. */
  get: ['s3:GetObject', 's3:GetObjectVersion'],
  put: ['s3:PutObject'],
} as const;

/** `photos-put-documents-kept`: prefixes end with a slash, and one may lie below another. */
export const grantName = (bucket: string, verb: 'get' | 'put', prefix: string): string =>
  `${bucket}-${verb}-${prefix.slice(0, -1).replaceAll('/', '-')}`;

/**
 * One policy for each action below a prefix, shared by the functions that have it: keys are
 * random, so `prefix*` is as narrow as it gets, and it is acknowledged once instead of at each role.
 */
export class ObjectGrants extends Construct {
  private readonly made = new Map<string, ManagedPolicy>();
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.data = data;
  }

  policiesFor(permission: Permission): ManagedPolicy[] {
    return buckets.flatMap((name) => this.onBucket(name, permission[name] ?? {}));
  }

  private onBucket(name: (typeof buckets)[number], prefixes: Prefixes): ManagedPolicy[] {
    return (['get', 'put'] as const).flatMap((verb) =>
      (prefixes[verb] ?? []).map((prefix) => this.grant(this.data[name], name, verb, prefix)),
    );
  }

  private grant(bucket: Bucket, name: string, verb: 'get' | 'put', prefix: string): ManagedPolicy {
    const id = grantName(name, verb, prefix);
    const known = this.made.get(id);
    if (known) return known;
    const statement = new PolicyStatement({
      actions: [...actionsOf[verb]],
      resources: [bucket.arnForObjects(`${prefix}*`)],
    });
    const made = new ManagedPolicy(this, id, { statements: [statement] });
    this.made.set(id, made);
    return made;
  }
}
