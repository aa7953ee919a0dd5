import { expect, it } from 'vitest';
import { openApi } from '#contract/openapi.ts';

const text = JSON.stringify(openApi());
const { components } = openApi() as { components: { schemas: Record<string, unknown> } };

it('every reference has its component', () => {
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect([...new Set(names)].sort()).toEqual(Object.keys(components.schemas).sort());
  expect(text).not.toContain('$defs');
});
