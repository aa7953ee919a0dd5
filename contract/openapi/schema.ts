import * as z from 'zod';

export type JsonSchema = Record<string, unknown>;

const place = '#/components/schemas/';
const shared: Record<string, JsonSchema> = {};

/** The JSON schema of a zod schema; those named with `meta({ id })` are shared components. */
export function schema(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const made = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  const moved = JSON.stringify(made).replaceAll('"#/$defs/', `"${place}`);
  const { $schema: _, $defs = {}, ...root } = JSON.parse(moved) as JsonSchema;
  Object.assign(shared, $defs);
  return root;
}

/** The components that the schemas made until now refer to, by name. */
export function sharedSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(shared).sort(([a], [b]) => (a < b ? -1 : 1)));
}
