import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventOperations, type OperationName } from '../../contract/operations.ts';
import { permissions } from '../../infra/permissions.ts';
import { sizes } from '../../infra/sizes.ts';
import { functionsOf, ofType, operationNames, synthesize, type Template } from './synthesize.ts';
import { list, statementsOf, wildcardActions, wildcardResources } from './wildcards.ts';

const stacks = synthesize('ap-east-1');
const ops = stacks.BaomingOps;
const api = functionsOf(stacks);
const functions = ofType(api, 'AWS::Lambda::Function').map(({ Properties }) => Properties);

/** 512 MB and ten seconds, unless the operation has a size of its own. */
function sizeOf(operation: string) {
  const { memoryMb = 512, seconds = 10, reserved } = sizes[operation as OperationName] ?? {};
  return {
    MemorySize: memoryMb,
    Timeout: seconds,
    ...(reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved }),
  };
}

describe('every function', () => {
  it('exists once, on arm64 and Node 24 with JSON logs', () => {
    const names = functions.map(({ FunctionName }) => FunctionName.replace('baoming-', ''));
    expect(names.toSorted()).toEqual(operationNames.toSorted());
    for (const properties of functions) {
      expect(properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        ...sizeOf(properties.Description),
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
  });

  it('has a role of its own', () => {
    const roles = functions.map(({ Role }) => JSON.stringify(Role));
    expect(new Set(roles).size).toBe(functions.length);
  });

  it('is heard when money waits for a person, with the page that says what to do', () => {
    const alarm = ofType(ops, 'AWS::CloudWatch::Alarm').find(
      ({ Properties }) => Properties.MetricName === 'PaymentIncidents',
    );
    expect(alarm?.Properties.AlarmDescription).toContain('docs/runbooks/payment-incident.md');
    expect(existsSync('docs/runbooks/payment-incident.md')).toBe(true);
    expect(alarm?.Properties.AlarmActions).toHaveLength(1);
  });

  it('carries the reference data only where it looks divisions up', () => {
    const carrying = functions.filter(({ Layers }) => Layers).map((it) => it.Description);
    expect(carrying.toSorted()).toEqual(['edit-application', 'put-exam', 'save-application']);
  });
});

it('keeps every log for 400 days', () => {
  const groups = ofType(api, 'AWS::Logs::LogGroup');
  expect(groups).toHaveLength(functions.length + 1);
  for (const { Properties } of groups) expect(Properties.RetentionInDays).toBe(400);
});

describe('permissions', () => {
  it('contain no wildcard action, and everything as a resource for traces alone', () => {
    expect(wildcardActions(api)).toEqual([]);
    const traces = statementsOf(api).filter(({ Action }) => list(Action)[0]?.startsWith('xray:'));
    expect(traces).toHaveLength(1);
    expect(wildcardResources(api)).toEqual(['*']);
  });

  it('never scan the table', () => {
    const actions = statementsOf(api).flatMap(({ Action }) => list(Action));
    expect(actions).not.toContain('dynamodb:Scan');
  });

  it('grant each function the table actions of its row and no others', () => {
    for (const [name, permission] of Object.entries(permissions)) {
      const granted = policyOf(api, name)
        .flatMap(({ Action }) => list(Action))
        .filter((action) => action.startsWith('dynamodb:'))
        .map((action) => action.replace('dynamodb:', ''));
      const wanted = [
        ...(permission.table ?? []),
        ...(permission.indexes ? ['Query'] : []),
        ...(hearsStream(name) ? streamReads : []),
      ];
      expect(new Set(granted), name).toEqual(new Set(wanted));
    }
  });

  it('are caught when a wildcard is planted', () => {
    const planted: Template = {
      Resources: {
        bad: {
          Type: 'AWS::IAM::Policy',
          Properties: { PolicyDocument: { Statement: [{ Action: 's3:Get*', Resource: '*' }] } },
        },
      },
    };
    expect(wildcardActions(planted)).toEqual(['s3:Get*']);
    expect(wildcardResources(planted)).toEqual(['*']);
  });
});

/** What Lambda needs for an event source mapping of a stream. */
const streamReads = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
const hearsStream = (name: string) =>
  Object.entries(eventOperations).some(
    ([each, { source }]) => each === name && source === 'stream',
  );

/** The statements of one operation, found by the logical id that its name leads to. */
function policyOf(template: Template, name: string) {
  const prefix = `${name.replaceAll('-', '')}role`;
  const found = Object.entries(template.Resources).filter(([id]) => id.startsWith(prefix));
  return statementsOf({ Resources: Object.fromEntries(found) });
}

it('keeps concurrency for what a flood must not starve, and leaves the rest enough', () => {
  const reserved = Object.fromEntries(
    functions.map((each) => [each.Description, each.ReservedConcurrentExecutions ?? 0]),
  );
  for (const name of ['log-in', 'payment-notice', 'payment-return', 'check-origin'])
    expect(reserved[name], name).toBeGreaterThanOrEqual(10);
  expect(reserved['payment-notice']).toBeGreaterThanOrEqual(reserved['log-in'] ?? 0);
  // Of the 1,000 that an account has by default, Lambda keeps 100 for functions without a share.
  const sum = Object.values<number>(reserved).reduce((total, each) => total + each, 0);
  expect(sum).toBeLessThanOrEqual(400);
});
