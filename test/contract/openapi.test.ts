import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openApi } from '#contract/openapi.ts';
import { httpOperations } from '#contract/operations.ts';

const file = new URL('../../docs/openapi.json', import.meta.url);

it('docs/openapi.json is what the route table says (npm run openapi)', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApi())));
});

it('has every route of every operation', () => {
  const { paths } = openApi() as { paths: Record<string, Record<string, unknown>> };
  for (const { routes } of Object.values(httpOperations)) {
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      expect(paths[path]?.[method.toLowerCase()], route).toBeDefined();
    }
  }
});
