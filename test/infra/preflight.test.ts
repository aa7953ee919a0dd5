import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches, type Figure, figuresOf } from '../../scripts/preflight/figures.ts';
import { assemble, type Template } from './synthesize.ts';

const regions = ['ap-east-1', 'cn-north-1'].map((region) => assemble(region).folder);
const [folder = ''] = regions;
const figures = figuresOf(folder, 1000);
const named = (all: Figure[]) => all.map(({ what, where }) => `${what} of ${where}`);

it.each(regions)('an account with the default limits takes the templates: %#', (each) => {
  expect(breaches(figuresOf(each, 1000))).toEqual([]);
});

it('counts something under every name', () => {
  const empty = figures.filter(({ what, has }) => has === 0 && what !== 'outputs');
  expect(empty).toEqual([]);
  expect(figures.find(({ what }) => what === 'reserved concurrency')?.has).toBeGreaterThan(100);
});

it('tells a new account of ten at once to ask for more', () => {
  expect(named(breaches(figuresOf(folder, 10)))).toEqual([
    'reserved concurrency of the account in its region',
  ]);
});

type Spoil = (template: Template) => void;
const pad = (count: number, make: (n: number) => Template['Resources'][string]): Spoil => {
  return ({ Resources }) => {
    for (let n = 0; n < count; n += 1) Resources[`planted${n}`] = make(n);
  };
};
const planted: [string, Spoil][] = [
  ['resources', pad(450, () => ({ Type: 'AWS::SNS::Topic', Properties: {} }))],
  ['routes', pad(300, () => ({ Type: 'AWS::ApiGatewayV2::Route', Properties: {} }))],
  [
    'characters of a managed policy',
    pad(1, () => ({
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Statement: [{ Resource: 'x'.repeat(6200) }] } },
    })),
  ],
  [
    'bytes of environment',
    pad(1, () => ({
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'large', Environment: { Variables: { A: 'x'.repeat(4096) } } },
    })),
  ],
];

describe('a planted breach is told', () => {
  const path = join(folder, 'BaomingApi.template.json');
  const good = readFileSync(path, 'utf8');

  it.each(planted)('%s', (what, spoil) => {
    const template = JSON.parse(good) as Template;
    spoil(template);
    writeFileSync(path, JSON.stringify(template));
    const found = breaches(figuresOf(folder, 1000));
    writeFileSync(path, good);
    expect(found.map((figure) => figure.what)).toContain(what);
  });
});
