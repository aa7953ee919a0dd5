import { Construct } from 'constructs';
import type { DataStack } from '../stacks/data.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { ObjectGrants } from './object-grants.ts';
import { TracePolicy } from './trace-policy.ts';

/** What all functions have in common; nothing in it changes with their code. */
export class Shared extends Construct {
  readonly grants: ObjectGrants;
  readonly tracing: TracePolicy;
  /** Calls by schedule, by stream or without an answer that failed for good. */
  readonly missed: DeadLetterQueue;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.grants = new ObjectGrants(this, 'objects', data);
    this.tracing = new TracePolicy(this, 'tracing');
    this.missed = new DeadLetterQueue(this, 'missed-dead');
  }
}
