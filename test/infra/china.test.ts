import { expect, it } from 'vitest';
import { chinaTypes } from '../../infra/china.ts';
import { synthesize, type Template } from './synthesize.ts';

const templates = Object.entries(synthesize('cn-north-1'));
const typesOf = ({ Resources }: Template) => Object.values(Resources).map(({ Type }) => Type);
const foreign = (template: Template) => typesOf(template).filter((type) => !chinaTypes.has(type));

it.each(templates)('%s has only what exists in China', (_, template) => {
  expect(foreign(template)).toEqual([]);
});

it('finds what does not exist there', () => {
  const Resources = { planted: { Type: 'AWS::Amplify::App', Properties: {} } };
  expect(foreign({ Resources })).toEqual(['AWS::Amplify::App']);
});

it('lists no type that nothing uses', () => {
  const used = new Set(templates.flatMap(([, template]) => typesOf(template)));
  expect([...chinaTypes].filter((type) => !used.has(type))).toEqual([]);
});

it.each(templates)('%s writes no ARN of another partition', (_, template) => {
  const text = JSON.stringify(template);
  expect(text.includes('arn:aws:')).toBe(false);
});
