import { expect, test } from 'vitest';
import { commandOf, everyRefusalIsDeclared } from '#contract/decisions.ts';
import type { RefusalOf } from '#contract/routes.ts';
import type { RefusalOfCommand } from '#domain/application/decide.ts';

type Missing<Declared> = Exclude<RefusalOfCommand<'edit'>, Declared>;

test('a refusal that a route does not declare would not compile', () => {
  expect(everyRefusalIsDeclared).toBe(true);
  expect(Object.keys(commandOf)).toContain('edit-application');
  const complete: [Missing<RefusalOf<'edit-application'> | 'not-found'>] extends [never]
    ? true
    : false = true;
  // @ts-expect-error planted: a route that forgot 'withdrawn' is found
  const forgetful: [Missing<'not-found'>] extends [never] ? true : false = true;
  expect(complete && forgetful).toBe(true);
});
