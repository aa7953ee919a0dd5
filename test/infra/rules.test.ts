import { expect, it } from 'vitest';
import { rules, violations } from './rules.ts';
import { type Resource, synthesize, type Template } from './synthesize.ts';

const templates = ['ap-east-1', 'cn-north-1'].flatMap((region) =>
  Object.entries(synthesize(region)).map(([stack, template]) => [region, stack, template] as const),
);

it.each(templates)('in %s %s breaks no rule', (_, __, template) => {
  expect(violations(template)).toEqual([]);
});

type Spoil = (resource: Resource) => void;
const deleted: Spoil = (resource) => {
  resource.DeletionPolicy = 'Delete';
};
const withoutTls: Spoil = ({ Properties }) => {
  for (const statement of Properties.PolicyDocument.Statement) delete statement.Condition;
};
const without =
  (name: string): Spoil =>
  ({ Properties }) => {
    delete Properties[name];
  };

const planted: [rule: string, spoil: Spoil][] = [
  [
    'tables recover to any second',
    ({ Properties }) => delete Properties.Replicas[0].PointInTimeRecoverySpecification,
  ],
  [
    'tables recover to any second',
    ({ Properties }) => {
      Properties.Replicas[0].DeletionProtectionEnabled = false;
    },
  ],
  ['tables outlive their stack', deleted],
  ['buckets outlive their stack', deleted],
  ['keys outlive their stack', deleted],
  ['secrets outlive their stack', deleted],
  ['logs outlive their stack', deleted],
  ['logs are kept', without('RetentionInDays')],
  [
    'logs are kept',
    ({ Properties }) => {
      Properties.RetentionInDays = 180;
    },
  ],
  ['buckets take TLS alone', withoutTls],
  ['queues take TLS alone', withoutTls],
  ['topics take TLS alone', withoutTls],
  ['functions keep failures', without('DeadLetterConfig')],
  ['schedules keep failures', ({ Properties }) => delete Properties.Target.DeadLetterConfig],
  ['event rules keep failures', ({ Properties }) => delete Properties.Targets[0].DeadLetterConfig],
  ['batches report each failure', without('FunctionResponseTypes')],
  ['alarms tell somebody', without('AlarmActions')],
  ['alarms tell somebody', without('AlarmDescription')],
];

it.each(planted)('%s: a planted violation is caught', (rule, spoil) => {
  const type = rules[rule]?.type;
  const found = templates
    .flatMap(([, , { Resources }]) => Object.entries(Resources))
    .find(([, { Type }]) => Type === type);
  if (!found) throw new Error(`no ${type}`);
  const [id, resource] = structuredClone(found);
  const template: Template = { Resources: { [id]: resource } };
  expect(violations(template)).toEqual([]);
  spoil(resource);
  expect(violations(template)).toEqual([`${rule}: ${id}`]);
});

it('every rule has a planted violation', () => {
  expect([...new Set(planted.map(([rule]) => rule))].toSorted()).toEqual(
    Object.keys(rules).toSorted(),
  );
});
