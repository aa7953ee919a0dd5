/** docs/deploy.md says which parameter belongs to which stack: so do the templates. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assemble } from './synthesize.ts';

const text = readFileSync('docs/deploy.md', 'utf8').replaceAll(/ +/g, ' ');
const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>;
type Parameters = { Parameters?: Record<string, { Default?: string }>; Outputs?: object };
const templatesOf = (region: string): Record<string, Parameters> => {
  const { folder } = assemble(region);
  const files = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const parse = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return Object.fromEntries(files.map((file) => [file.split('.')[0], parse(file)]));
};
const world = templatesOf('ap-east-1');
const china = templatesOf('cn-north-1');

/** `parameter of stack`, as the table has it for a partition. */
function documented(inChina: boolean): string[] {
  const rows = [...text.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| ([^|]*Baoming[^|]*) \|/gm)];
  return rows.flatMap(([, names = '', stacks = '']) => {
    const [everywhere = '', chinaOnly = ''] = stacks.split('; in China ');
    if (/only in China/.test(stacks) && !inChina) return [];
    if (/not in China/.test(stacks) && inChina) return [];
    const where = (inChina ? `${everywhere} ${chinaOnly}` : everywhere).match(/Baoming\w+/g) ?? [];
    const known = where.filter((stack) => !(inChina && stack === 'BaomingEdge'));
    return known.flatMap((stack) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${name} of ${stack}`),
    );
  });
}
const existing = (templates: Record<string, Parameters>): string[] =>
  Object.entries(templates).flatMap(([stack, { Parameters = {} }]) =>
    Object.keys(Parameters)
      .filter((name) => name !== 'BootstrapVersion')
      .map((name) => `${name} of ${stack}`),
  );

describe('docs/deploy.md', () => {
  it('names every parameter with its stacks, and none that does not exist', () => {
    expect(documented(false).toSorted()).toEqual(existing(world).toSorted());
    expect(documented(true).toSorted()).toEqual(existing(china).toSorted());
  });

  it('deploys every stack', () => {
    const deployed = [...text.matchAll(/cdk deploy ([\w ]+) --app/g)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(deployed.toSorted()).toEqual(Object.keys(world).toSorted());
  });

  it('names outputs, scripts and files that exist', () => {
    const outputs = Object.values(world).flatMap(({ Outputs = {} }) => Object.keys(Outputs));
    for (const output of ['SiteDomain', 'WebAclArn']) {
      expect(text).toContain(`\`${output}\``);
      expect(outputs).toContain(output);
    }
    for (const [, script = ''] of text.matchAll(/npm run ([\w:]+)/g))
      expect(Object.keys(scripts), script).toContain(script);
    for (const [file] of text.matchAll(/(?:docs|infra)\/[\w/-]+\.(?:md|ts)/g))
      expect(() => readFileSync(file), file).not.toThrow();
  });

  it('counts alarms as the templates do', () => {
    const ops = world.BaomingOps as unknown as { Resources: Record<string, { Type: string }> };
    const alarms = Object.values(ops.Resources).filter(
      ({ Type }) => Type === 'AWS::CloudWatch::Alarm',
    );
    expect(text).toContain(`| alarms | ${alarms.length} |`);
  });
});
