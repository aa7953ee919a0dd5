import type { Template } from './synthesize.ts';

type Statement = { Action: string | string[]; Resource: unknown };

export const statementsOf = (template: Template): Statement[] =>
  Object.values(template.Resources).flatMap(({ Type, Properties }) => {
    if (Type === 'AWS::IAM::Policy') return Properties.PolicyDocument.Statement;
    if (Type !== 'AWS::IAM::Role') return [];
    type Inline = { PolicyDocument: { Statement: Statement[] } };
    const inline = (Properties.Policies ?? []) as Inline[];
    return inline.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  });

export const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** Actions that name more than one operation, as `s3:Get*`. */
export const wildcardActions = (template: Template): string[] =>
  statementsOf(template)
    .flatMap(({ Action }) => list(Action))
    .filter((action) => action.includes('*'));

/** Resources that are everything, as `*`. */
export const wildcardResources = (template: Template): unknown[] =>
  statementsOf(template)
    .flatMap(({ Resource }) => list(Resource))
    .filter((resource) => resource === '*');
