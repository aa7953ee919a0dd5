import { CfnOutput } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import {
  eventOperations,
  type HttpOperation,
  type HttpOperationName,
  httpOperations,
  type OperationName,
} from '#contract/operations.ts';
import { FrontDoor } from '../constructs/front-door.ts';
import { OperationSchedules } from '../constructs/operation-schedules.ts';
import { PhotoIntake } from '../constructs/photo-intake.ts';
import type { ServiceFunction } from '../constructs/service-function.ts';
import { TableStream } from '../constructs/table-stream.ts';
import { textParameter } from '../parameters.ts';
import { FunctionStack, type FunctionStackProps } from './functions.ts';

export type ApiStackProps = Omit<FunctionStackProps, 'shared'> & { staff: FunctionStack };

/** What calls operations: routes, queue, streams, schedules; and all functions but those of staff. */
export class ApiStack extends FunctionStack {
  readonly deadLetterQueues: Queue[];
  readonly front: FrontDoor;
  readonly #staff: FunctionStack;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, { ...props, shared: props.staff.shared });
    const { data, staff } = props;
    const { missed } = this.shared;
    this.#staff = staff;
    this.front = new FrontDoor(this, 'front', {
      adminOrigin: this.addresses.adminOrigin,
      issuerUrl: textParameter(this, 'IssuerUrl'),
      issuerAudience: textParameter(this, 'IssuerAudience'),
      checkOrigin: this.make('check-origin'),
    });
    for (const [name, operation] of entries<HttpOperation>(httpOperations)) {
      const stack = operation.auth === 'staff' ? staff : this;
      this.front.route(name as HttpOperationName, stack.make(name), operation);
    }
    const photo = new PhotoIntake(this, 'photo-intake', {
      photos: data.photos,
      target: this.make('validate-photo'),
    });
    const schedules = new OperationSchedules(this, 'schedules', missed);
    for (const [name, operation] of entries<EventOperation>(eventOperations)) {
      if (operation.source === 'stream') {
        const { items } = operation;
        const hears = { table: data.table, items, deadLetterQueue: missed };
        new TableStream(this, `${name}-stream`, { target: this.make(name), ...hears });
      }
      if (operation.source === 'schedule') schedules.add(this.make(name), operation.rate);
    }
    this.deadLetterQueues = [photo.deadLetterQueue, missed];
    new CfnOutput(this, 'ApiUrl', { value: this.front.api.apiEndpoint });
  }

  /** Every operation of the contract. */
  get functions(): ServiceFunction[] {
    return [...this.made, ...this.#staff.made];
  }
}

type EventOperation =
  | { source: 'sqs' | 'authorizer' }
  | { source: 'stream'; items: { prefix: string } }
  | { source: 'schedule'; rate: string };

const entries = <T>(table: Record<string, T>) => Object.entries(table) as [OperationName, T][];
