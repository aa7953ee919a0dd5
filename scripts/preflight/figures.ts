/** What the templates take of each quota that ends a deployment halfway, with AWS's default. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cloud, type Properties, type Resource } from '../../local/template.ts';

export type Figure = { what: string; where: string; has: number; most: number };
type Template = Record<'Resources' | 'Outputs' | 'Parameters', Record<string, object> | undefined>;

/** Room that we keep for a next operation: CloudFormation refuses a stack of more than 500. */
const resourcesMost = 450;
/** What Lambda keeps for functions without a share of their own. */
const unreserved = 100;

/**
 * @param folder synthesized templates
 * @param concurrency Lambda's limit of the account and region; a new account may have 10
 */
export function figuresOf(folder: string, concurrency: number): Figure[] {
  const cloud = new Cloud(folder);
  return [
    ...stacks(folder),
    {
      what: 'reserved concurrency',
      where: 'the account in its region',
      has: sum(cloud.all('AWS::Lambda::Function').map(({ properties }) => reservedOf(properties))),
      most: concurrency - unreserved,
    },
    ...perAccount(cloud),
    ...largest('characters of a managed policy', 6144, cloud.all('AWS::IAM::ManagedPolicy'), size),
    ...largest('characters of inline policies', 10_240, cloud.all('AWS::IAM::Role'), (role) =>
      inlineSize(cloud, role),
    ),
    ...largest(
      'managed policies of a role',
      10,
      cloud.all('AWS::IAM::Role'),
      ({ properties }) => ((properties.ManagedPolicyArns ?? []) as string[]).length,
    ),
    ...largest(
      'bytes of environment',
      4096,
      cloud.all('AWS::Lambda::Function'),
      ({ properties }) =>
        JSON.stringify((properties.Environment as Properties | undefined)?.Variables ?? {}).length,
    ),
  ];
}

/** Figures above their limit: the deployment would end there. */
export const breaches = (figures: Figure[]): Figure[] =>
  figures.filter(({ has, most }) => has > most);

const stacks = (folder: string): Figure[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .flatMap((file) => {
      const where = file.replace('.template.json', '');
      const text = readFileSync(join(folder, file), 'utf8');
      const { Resources, Outputs, Parameters } = JSON.parse(text) as Template;
      const count = (part?: object) => Object.keys(part ?? {}).length;
      return [
        { what: 'resources', where, has: count(Resources), most: resourcesMost },
        { what: 'outputs', where, has: count(Outputs), most: 200 },
        { what: 'parameters', where, has: count(Parameters), most: 200 },
        { what: 'bytes of template', where, has: Buffer.byteLength(text), most: 1_000_000 },
      ];
    });

const perAccount = (cloud: Cloud): Figure[] =>
  [
    { what: 'routes', type: 'AWS::ApiGatewayV2::Route', most: 300 },
    { what: 'integrations', type: 'AWS::ApiGatewayV2::Integration', most: 300 },
    { what: 'authorizers', type: 'AWS::ApiGatewayV2::Authorizer', most: 10 },
    { what: 'alarms', type: 'AWS::CloudWatch::Alarm', most: 5000 },
    { what: 'roles', type: 'AWS::IAM::Role', most: 1000 },
    { what: 'deployment groups', type: 'AWS::CodeDeploy::DeploymentGroup', most: 1000 },
  ].map(({ what, type, most }) => ({ what, where: type, has: cloud.all(type).length, most }));

/** The one resource that takes most of a limit. */
function largest(
  what: string,
  most: number,
  resources: Resource[],
  measure: (resource: Resource) => number,
): Figure[] {
  const [first] = resources
    .map((resource) => ({ what, where: resource.name, has: measure(resource), most }))
    .toSorted((a, b) => b.has - a.has);
  return first ? [first] : [];
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
const reservedOf = ({ ReservedConcurrentExecutions }: Properties) =>
  Number(ReservedConcurrentExecutions ?? 0);
/** IAM counts characters without spaces. */
const size = ({ properties }: Resource) => JSON.stringify(properties.PolicyDocument).length;

function inlineSize(cloud: Cloud, { name, properties }: Resource): number {
  const own = (properties.Policies ?? []) as { PolicyDocument: object }[];
  const added = cloud
    .all('AWS::IAM::Policy')
    .filter((policy) => ((policy.properties.Roles ?? []) as string[]).includes(name));
  return sum([
    ...own.map(({ PolicyDocument }) => JSON.stringify(PolicyDocument).length),
    ...added.map(size),
  ]);
}
