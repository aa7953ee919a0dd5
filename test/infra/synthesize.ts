import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { eventOperations, httpOperations } from '#contract/operations.ts';
import { buildApp } from '../../infra/build-app.ts';

export type Resource = {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the properties of any resource type
  Properties: any;
  DeletionPolicy?: string;
  UpdatePolicy?: { CodeDeployLambdaAliasUpdate?: object };
};
export type Template = { Resources: Record<string, Resource> };
const stackNames = [
  'BaomingData',
  'BaomingStaff',
  'BaomingApi',
  'BaomingWeb',
  'BaomingOps',
] as const;
export type StackName = (typeof stackNames)[number];

export const operationNames = [...Object.keys(httpOperations), ...Object.keys(eventOperations)];

type Assembly = { folder: string; templates: Record<StackName, Template> };

/** A synthesized region, with empty bundles in the place of built ones. */
export function assemble(region: string, options: { acknowledge?: boolean } = {}): Assembly {
  const folder = mkdtempSync(join(tmpdir(), 'baoming-synth-'));
  const bundles = operationNames.map((name) => join('functions', name));
  for (const bundle of [...bundles, 'layers/reference-data', 'publish-pages', 'site']) {
    mkdirSync(join(folder, bundle), { recursive: true });
    writeFileSync(join(folder, bundle, 'index.mjs'), `// ${bundle}`);
  }
  const outdir = join(folder, 'out');
  const app = buildApp({
    region,
    outdir,
    buildFolder: folder,
    sitePages: join(folder, 'site'),
    ...options,
  });
  // Open findings end a synthesis after the templates and the report are written.
  const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
  } catch (error) {
    if (options.acknowledge !== false) throw error;
  } finally {
    quiet.mockRestore();
  }
  const template = (name: StackName) =>
    JSON.parse(readFileSync(join(outdir, `${name}.template.json`), 'utf8')) as Template;
  const templates = Object.fromEntries(stackNames.map((name) => [name, template(name)]));
  return { folder: outdir, templates: templates as Assembly['templates'] };
}

/** The templates of one region. */
export const synthesize = (region: string) => assemble(region).templates;

/** The functions of all stacks, and the policies they have, as if in one. */
export const functionsOf = ({
  BaomingStaff,
  BaomingApi,
}: Record<StackName, Template>): Template => ({
  Resources: { ...BaomingStaff.Resources, ...BaomingApi.Resources },
});

export const ofType = (template: Template, type: string): Resource[] =>
  Object.values(template.Resources).filter((resource) => resource.Type === type);

/** The one resource of a type; fails where there are more or none. */
export function only(template: Template, type: string): Resource {
  const [first, ...more] = ofType(template, type);
  if (!first || more.length > 0) throw new Error(`expected one ${type}`);
  return first;
}
