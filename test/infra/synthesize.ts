import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventOperations, httpOperations } from '#contract/operations.ts';
import { buildApp } from '../../infra/build-app.ts';

export type Resource = {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the properties of any resource type
  Properties: any;
  DeletionPolicy?: string;
};
export type Template = { Resources: Record<string, Resource> };
export type StackName = 'BaomingData' | 'BaomingApi' | 'BaomingWeb' | 'BaomingOps';

export const operationNames = [...Object.keys(httpOperations), ...Object.keys(eventOperations)];

/** The templates of one region, with empty bundles in the place of built ones. */
export function synthesize(region: string): Record<StackName, Template> {
  const folder = mkdtempSync(join(tmpdir(), 'baoming-synth-'));
  const bundles = operationNames.map((name) => join('functions', name));
  for (const bundle of [...bundles, 'layers/reference-data', 'site']) {
    mkdirSync(join(folder, bundle), { recursive: true });
    writeFileSync(join(folder, bundle, 'index.mjs'), `// ${bundle}`);
  }
  const assembly = buildApp({
    region,
    outdir: join(folder, 'out'),
    buildFolder: folder,
    sitePages: join(folder, 'site'),
  }).synth();
  const template = (name: StackName) => assembly.getStackByName(name).template as Template;
  return {
    BaomingData: template('BaomingData'),
    BaomingApi: template('BaomingApi'),
    BaomingWeb: template('BaomingWeb'),
    BaomingOps: template('BaomingOps'),
  };
}

export const ofType = (template: Template, type: string): Resource[] =>
  Object.values(template.Resources).filter((resource) => resource.Type === type);

/** The one resource of a type; fails where there are more or none. */
export function only(template: Template, type: string): Resource {
  const [first, ...more] = ofType(template, type);
  if (!first || more.length > 0) throw new Error(`expected one ${type}`);
  return first;
}
