import type { Cloud, Json, Resource } from '../template.ts';

export type Statement = {
  effect: 'Allow' | 'Deny';
  actions: string[];
  resources: string[];
  conditions: Record<string, Record<string, Json>>;
};
/** Condition keys of a call, with all their values. */
export type Context = Record<string, string[]>;

/** A Deny wins; without an Allow nothing is allowed. */
export function allows(
  statements: Statement[],
  action: string,
  resource: string,
  context: Context,
): boolean {
  const hits = statements.filter(
    ({ actions, resources, conditions }) =>
      actions.some((pattern) => like(pattern.toLowerCase(), action.toLowerCase())) &&
      resources.some((pattern) => like(pattern, resource)) &&
      Object.entries(conditions).every(([operator, keys]) => holds(operator, keys, context)),
  );
  return hits.length > 0 && hits.every(({ effect }) => effect === 'Allow');
}

/** The statements of a role: inline, in AWS::IAM::Policy and in AWS::IAM::ManagedPolicy. */
export function readStatements(cloud: Cloud, role: Resource): Statement[] {
  const named = (role.properties.ManagedPolicyArns ?? []) as Json[];
  const attached = cloud
    .all('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')
    .filter(
      ({ arn, properties }) =>
        ((properties.Roles ?? []) as Json[]).includes(role.name) || named.includes(arn),
    )
    .map(({ properties }) => properties.PolicyDocument);
  const inline = ((role.properties.Policies ?? []) as { PolicyDocument: Json }[]).map(
    ({ PolicyDocument }) => PolicyDocument,
  );
  return [...inline, ...attached].flatMap((document) =>
    asList((document as { Statement: Json }).Statement).map(toStatement),
  );
}

const asList = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

function toStatement(json: Json): Statement {
  const raw = json as Record<string, Json>;
  if (raw.NotAction || raw.NotResource)
    throw new Error('The local platform does not know NotAction and NotResource.');
  return {
    effect: raw.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: asList(raw.Action).map(String),
    resources: asList(raw.Resource).map(String),
    conditions: (raw.Condition ?? {}) as Statement['conditions'],
  };
}

/** Whether a text fits a pattern of IAM, with `*` and `?`. */
export function like(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${source.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's').test(text);
}

function holds(operator: string, keys: Record<string, Json>, context: Context): boolean {
  const [, quantifier, base = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const test = tests[base];
  if (!test) throw new Error(`The local platform does not know the condition ${operator}.`);
  return Object.entries(keys).every(([key, expected]) => {
    const actual = context[key] ?? [];
    if (base === 'Null') return (actual.length === 0) === (String(expected) === 'true');
    if (actual.length === 0) return ifExists !== undefined || quantifier === 'ForAllValues';
    const matches = (value: string) => asList(expected).some((each) => test(String(each), value));
    return quantifier === 'ForAllValues' ? actual.every(matches) : actual.some(matches);
  });
}

const tests: Record<string, (expected: string, actual: string) => boolean> = {
  StringEquals: (expected, actual) => expected === actual,
  StringNotEquals: (expected, actual) => expected !== actual,
  StringLike: like,
  ArnLike: like,
  ArnEquals: like,
  Bool: (expected, actual) => expected === actual,
  Null: () => true,
};
