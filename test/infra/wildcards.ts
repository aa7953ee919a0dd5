import type { Template } from './synthesize.ts';

type Statement = { Action: string | string[]; Resource: unknown };

type Document = { PolicyDocument: { Statement: Statement[] } };

/** The statements of every policy, those inside roles included. */
export const statementsOf = (template: Template): Statement[] =>
  Object.values(template.Resources).flatMap(({ Type, Properties }) => {
    if (/^AWS::IAM::(Managed)?Policy$/.test(Type)) return Properties.PolicyDocument.Statement;
    if (Type !== 'AWS::IAM::Role') return [];
    return (Properties.Policies ?? []).flatMap(
      ({ PolicyDocument }: Document) => PolicyDocument.Statement,
    );
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
