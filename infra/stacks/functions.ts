import { join } from 'node:path';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { Architecture, Code, LayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { OperationName } from '#contract/operations.ts';
import { Releases } from '../constructs/releases.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { Shared } from '../constructs/shared.ts';
import { type Addresses, environmentFor } from '../environment.ts';
import { impact } from '../impact.ts';
import { originParameter, textParameter } from '../parameters.ts';
import { permissions } from '../permissions.ts';
import { sizes } from '../sizes.ts';
import { statementsFor } from '../statements.ts';
import type { DataStack } from './data.ts';

export type FunctionStackProps = StackProps & {
  data: DataStack;
  /** Of the stack below; none: this one makes it. */
  shared?: Shared;
  /** Where scripts/build.ts has put functions/ and layers/. */
  buildFolder: string;
};

/** Functions of operations, six resources each; what calls them may be in a stack above. */
export class FunctionStack extends Stack {
  readonly made: ServiceFunction[] = [];
  readonly shared: Shared;
  protected readonly addresses: Addresses;
  readonly #props: FunctionStackProps;
  readonly #referenceData: LayerVersion;
  readonly #releases: Releases;

  constructor(scope: Construct, id: string, props: FunctionStackProps) {
    super(scope, id, props);
    this.#props = props;
    this.addresses = addressesOf(this);
    this.shared = props.shared ?? new Shared(this, 'shared', props.data);
    // A layer of each stack: its ARN changes with its content, and an export must not.
    this.#referenceData = new LayerVersion(this, 'reference-data', {
      description: 'GB/T 2260 divisions',
      code: Code.fromAsset(join(props.buildFolder, 'layers/reference-data')),
      compatibleRuntimes: [Runtime.NODEJS_24_X],
      compatibleArchitectures: [Architecture.ARM_64],
    });
    this.#releases = new Releases(this, 'releases');
  }

  make(operation: OperationName): ServiceFunction {
    const { data, buildFolder } = this.#props;
    const { grants, tracing, missed } = this.shared;
    const permission = permissions[operation];
    const made = new ServiceFunction(this, operation, {
      operation,
      impact: impact[operation],
      folder: join(buildFolder, 'functions', operation),
      ...sizes[operation],
      statements: statementsFor(permission, data),
      environment: environmentFor(operation, permission, data, this.addresses),
      ...(permission.referenceData ? { layers: [this.#referenceData] } : {}),
      policies: [tracing, ...grants.policiesFor(permission)],
      deadLetterQueue: missed,
      releases: this.#releases,
    });
    this.made.push(made);
    return made;
  }
}

/** A stack has the parameters that its functions read, and no others. */
const addressesOf = (stack: Stack): Addresses => ({
  get siteOrigin() {
    return originParameter(stack, 'SiteOrigin');
  },
  get adminOrigin() {
    return originParameter(stack, 'AdminOrigin');
  },
  get uploadOrigin() {
    return originParameter(stack, 'UploadOrigin');
  },
  get noticeOrigin() {
    return originParameter(stack, 'NoticeOrigin');
  },
  get yeepayPayUrl() {
    return textParameter(stack, 'YeepayPayUrl');
  },
  get yeepayCommandUrl() {
    return textParameter(stack, 'YeepayCommandUrl');
  },
  get feeBasisPoints() {
    return textParameter(stack, 'FeeBasisPoints');
  },
});
