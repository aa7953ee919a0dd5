import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arnOf, attributeOf, type Properties, physicalName, referenceOf } from './cloud/names.ts';
import { ACCOUNT, type Json, NO_VALUE, REGION, resolve, type Scope } from './cloud/resolve.ts';
import { StartError } from './http.ts';

export { ACCOUNT, type Json, type Properties, REGION };

export type Resource = {
  stack: string;
  id: string;
  type: string;
  name: string;
  arn: string;
  /** Properties with every intrinsic resolved, at the moment of reading. */
  properties: Properties;
};
type RawResource = { Type: string; Condition?: string; Properties?: Record<string, unknown> };
type RawTemplate = {
  Resources?: Record<string, RawResource>;
  Parameters?: Record<string, { Default?: Json }>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>;
  Conditions?: Record<string, unknown>;
  Mappings?: Record<string, Record<string, Record<string, Json>>>;
};
type Stack = { name: string; template: RawTemplate; assets: Map<string, string> };

/** The synthesized stacks, read as CloudFormation would deploy them. */
export class Cloud {
  readonly folder: string;
  /** Values of CfnParameters; may be filled after loading, as addresses become known. */
  readonly parameters: Record<string, string> = {};
  readonly #stacks: Map<string, Stack>;

  constructor(folder: string) {
    this.folder = folder;
    const files = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
    this.#stacks = new Map(files.map((file) => [stackName(file), readStack(folder, file)]));
    if (files.length === 0) throw new StartError(`No template in ${folder}: run npm run synth.`);
  }

  /** All resources of the given types, across the stacks. */
  all(...types: string[]): Resource[] {
    return [...this.#stacks.values()].flatMap((stack) =>
      Object.entries(stack.template.Resources ?? {})
        .filter(([, raw]) => types.includes(raw.Type))
        .filter(([, raw]) => !raw.Condition || this.#condition(stack, raw.Condition))
        .map(([id, raw]) => this.#resource(stack, id, raw)),
    );
  }

  /** The resource with this ARN, name or Ref, if any. */
  find(type: string, given: Json | undefined): Resource | undefined {
    const reference = type === 'AWS::Lambda::Function' ? unqualified(given) : given;
    return this.all(type).find(
      ({ arn, name, stack, id }) =>
        reference === arn ||
        reference === name ||
        reference === referenceOf(type, name) ||
        reference === `${stack}.${id}`,
    );
  }

  /** The folder or file of a file asset, by its key in the bucket of assets. */
  asset(stack: string, key: Json | undefined): string | undefined {
    const path = this.#stacks.get(stack)?.assets.get(String(key).replace(/^.*\/|\.\w+$/g, ''));
    return path && join(this.folder, path);
  }

  #resource(stack: Stack, id: string, raw: RawResource): Resource {
    const properties = resolve(raw.Properties ?? {}, this.#scope(stack)) as Properties;
    const name = this.#name(stack, id, raw);
    return { stack: stack.name, id, type: raw.Type, name, arn: arnOf(raw.Type, name), properties };
  }

  // Only the naming properties are resolved here: resolving all of them would never end in a cycle.
  #name(stack: Stack, id: string, raw: RawResource): string {
    const names = Object.entries(raw.Properties ?? {}).filter(([key]) => /Name$|^Name$/.test(key));
    const own = resolve(Object.fromEntries(names), this.#scope(stack)) as Properties;
    return physicalName(stack.name, id, raw.Type, own);
  }

  #scope(stack: Stack): Scope {
    return {
      reference: (id) => this.#reference(stack, id),
      attribute: (id, attribute) => {
        const raw = this.#raw(stack, id);
        return attributeOf(raw.Type, this.#name(stack, id, raw), attribute);
      },
      imported: (name) => this.#imported(name),
      stackOutput: (name, output) => {
        const other = this.#stacks.get(name);
        const value = other?.template.Outputs?.[output]?.Value;
        if (!other || value === undefined) throw new Error(`No output ${output} of ${name}.`);
        return resolve(value, this.#scope(other));
      },
      condition: (name) => this.#condition(stack, name),
      mapping: (map, first, second) => stack.template.Mappings?.[map]?.[first]?.[second] ?? null,
    };
  }

  #reference(stack: Stack, id: string): Json {
    const pseudo = pseudoParameters(stack.name)[id];
    if (pseudo !== undefined) return pseudo;
    const parameter = stack.template.Parameters?.[id];
    if (parameter) return this.parameters[id] ?? parameter.Default ?? '';
    const raw = this.#raw(stack, id);
    if (raw.Type === 'AWS::Lambda::Alias') return this.#alias(stack, raw);
    const name = this.#name(stack, id, raw);
    // Types without a name of their own (routes, integrations) are known by stack and id.
    return arnOf(raw.Type, name) === name && raw.Type !== 'AWS::S3::Bucket'
      ? `${stack.name}.${id}`
      : referenceOf(raw.Type, name);
  }

  /** Ref of an alias is its ARN: the function's with the alias behind it. */
  #alias(stack: Stack, { Properties = {} }: RawResource): string {
    const { FunctionName, Name } = resolve(
      { FunctionName: Properties.FunctionName, Name: Properties.Name },
      this.#scope(stack),
    ) as Record<string, Json>;
    return `${arnOf('AWS::Lambda::Function', String(FunctionName))}:${String(Name)}`;
  }

  #raw(stack: Stack, id: string): RawResource {
    const raw = stack.template.Resources?.[id];
    if (!raw) throw new Error(`The template of ${stack.name} has no ${id}.`);
    return raw;
  }

  #imported(name: string): Json {
    for (const stack of this.#stacks.values())
      for (const output of Object.values(stack.template.Outputs ?? {}))
        if (output.Export && resolve(output.Export.Name, this.#scope(stack)) === name)
          return resolve(output.Value, this.#scope(stack));
    throw new Error(`No stack exports ${name}.`);
  }

  #condition(stack: Stack, name: string): boolean {
    return resolve(stack.template.Conditions?.[name], this.#scope(stack)) === true;
  }
}

/** An alias or version of a function is the function here: only the newest code runs. */
const unqualified = (reference: Json | undefined) =>
  typeof reference === 'string'
    ? reference.replace(/^((?:arn:[^:]*:lambda:.*:function:)?[\w-]+):[\w$-]+$/, '$1')
    : reference;

const stackName = (file: string) => file.replace(/\.template\.json$/, '');

function readStack(folder: string, file: string): Stack {
  const name = stackName(file);
  const template = parse(join(folder, file));
  const manifest = join(folder, `${name}.assets.json`);
  const files = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).files : {};
  const sources = Object.entries(files as Record<string, { source: { path: string } }>);
  return {
    name,
    template,
    assets: new Map(sources.map(([hash, { source }]) => [hash, source.path])),
  };
}

function parse(file: string): RawTemplate {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RawTemplate;
  } catch {
    throw new StartError(
      `${file} is no readable template: delete its folder, or run npm run synth.`,
    );
  }
}

const pseudoParameters = (stack: string): Record<string, Json> => ({
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stack,
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack}/local`,
  'AWS::NotificationARNs': [],
  'AWS::NoValue': NO_VALUE,
});
