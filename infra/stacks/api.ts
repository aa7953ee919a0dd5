import { join } from 'node:path';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Architecture, Code, LayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import {
  eventOperations,
  type HttpOperation,
  httpOperations,
  type OperationName,
} from '#contract/operations.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { FrontDoor } from '../constructs/front-door.ts';
import { OperationSchedule } from '../constructs/operation-schedule.ts';
import { PhotoIntake } from '../constructs/photo-intake.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { TableStream } from '../constructs/table-stream.ts';
import { type Addresses, environmentFor } from '../environment.ts';
import { impact } from '../impact.ts';
import { originParameter, textParameter } from '../parameters.ts';
import { permissions } from '../permissions.ts';
import { sizes } from '../sizes.ts';
import { statementsFor } from '../statements.ts';
import type { DataStack } from './data.ts';

export type ApiStackProps = StackProps & { data: DataStack; buildFolder: string };

/** Every operation of the contract, and what calls it: routes, queue, schedules. */
export class ApiStack extends Stack {
  readonly functions: ServiceFunction[] = [];
  readonly deadLetterQueues: Queue[];
  readonly front: FrontDoor;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { data, buildFolder } = props;
    const addresses: Addresses = {
      siteOrigin: originParameter(this, 'SiteOrigin'),
      adminOrigin: originParameter(this, 'AdminOrigin'),
      uploadOrigin: originParameter(this, 'UploadOrigin'),
      noticeOrigin: originParameter(this, 'NoticeOrigin'),
      yeepayPayUrl: textParameter(this, 'YeepayPayUrl'),
      yeepayCommandUrl: textParameter(this, 'YeepayCommandUrl'),
      feeBasisPoints: textParameter(this, 'FeeBasisPoints'),
    };
    const referenceData = new LayerVersion(this, 'reference-data', {
      description: 'GB/T 2260 divisions',
      code: Code.fromAsset(join(buildFolder, 'layers/reference-data')),
      compatibleRuntimes: [Runtime.NODEJS_24_X],
      compatibleArchitectures: [Architecture.ARM_64],
    });

    const make = (operation: OperationName, deadLetterQueue?: Queue): ServiceFunction => {
      const permission = permissions[operation];
      const made = new ServiceFunction(this, operation, {
        operation,
        impact: impact[operation],
        folder: join(buildFolder, 'functions', operation),
        ...sizes[operation],
        statements: statementsFor(permission, data),
        environment: environmentFor(operation, permission, data, addresses),
        ...(permission.referenceData ? { layers: [referenceData] } : {}),
        ...(deadLetterQueue ? { deadLetterQueue } : {}),
      });
      this.functions.push(made);
      return made;
    };

    this.front = new FrontDoor(this, 'front', {
      adminOrigin: addresses.adminOrigin,
      issuerUrl: textParameter(this, 'IssuerUrl'),
      issuerAudience: textParameter(this, 'IssuerAudience'),
    });
    for (const [name, operation] of entries<HttpOperation>(httpOperations)) {
      this.front.route(make(name), operation);
    }
    const photo = new PhotoIntake(this, 'photo-intake', {
      photos: data.photos,
      target: make('validate-photo'),
    });
    const missed = new DeadLetterQueue(this, 'schedules-dead');
    const unheard = new DeadLetterQueue(this, 'stream-dead');
    for (const [name, operation] of entries<EventOperation>(eventOperations)) {
      if (operation.source === 'stream') {
        const { items } = operation;
        const hears = { table: data.table, items, deadLetterQueue: unheard };
        new TableStream(this, `${name}-stream`, { target: make(name), ...hears });
      }
      if (operation.source !== 'schedule') continue;
      const target = make(name, missed);
      const { rate } = operation;
      new OperationSchedule(this, `${name}-schedule`, { target, rate, deadLetterQueue: missed });
    }
    this.deadLetterQueues = [photo.deadLetterQueue, missed, unheard];
    new CfnOutput(this, 'ApiUrl', { value: this.front.api.apiEndpoint });
  }
}

type EventOperation =
  | { source: 'sqs' }
  | { source: 'stream'; items: { prefix: string } }
  | { source: 'schedule'; rate: string };

const entries = <T>(table: Record<string, T>) => Object.entries(table) as [OperationName, T][];
