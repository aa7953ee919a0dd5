import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Lets functions write their traces: X-Ray knows no resource, so this is once for all of them. */
export class TracePolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      statements: [
        new PolicyStatement({
          actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
          resources: ['*'],
        }),
      ],
    });
  }
}
