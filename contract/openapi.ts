import type * as z from 'zod';
import { type JsonSchema, schema, sharedSchemas } from './openapi/schema.ts';
import { type HttpOperationName, httpOperations } from './operations.ts';
import { Problem, statusOf } from './problem.ts';
import type { RouteContract } from './route.ts';
import { routes } from './routes.ts';

type Json = JsonSchema;

const changing = new Set(['post', 'put', 'delete']);
const security = {
  open: [],
  gateway: [],
  applicant: [{ session: [] }],
  staff: [{ staff: [] }],
} as const;

/** The OpenAPI 3.1 document of the whole API, made from the route table and nothing else. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(httpOperations) as HttpOperationName[]) {
    for (const [index, route] of httpOperations[name].routes.entries()) {
      const [method, path] = split(route);
      paths[path] = { ...paths[path], [method]: operation(name, method, index) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: '报名 Baoming', version: '1' },
    paths,
    components: {
      schemas: sharedSchemas(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
        staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function operation(name: HttpOperationName, method: string, index: number): Json {
  const route: RouteContract = routes[name];
  const { auth } = httpOperations[name];
  return {
    // One operation may answer on several routes; operationId must stay unique.
    operationId: index === 0 ? name : `${name}-${index + 1}`,
    summary: route.summary,
    security: security[auth],
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(changing.has(method) && auth !== 'gateway' ? [header('X-Baoming', { const: '1' })] : []),
      ...(route.idempotent
        ? [header('Idempotency-Key', { type: 'string', minLength: 1, maxLength: 255 })]
        : []),
    ],
    ...(route.body && {
      requestBody: { required: true, content: json(schema(route.body, 'input')) },
    }),
    responses: { ...answers(route), ...problems(route) },
  };
}

function answers(route: RouteContract): Json {
  const entries = Object.entries(route.responses).map(([status, body]) => [
    status,
    { description: route.summary, ...(body && { content: json(schema(body, 'output')) }) },
  ]);
  return Object.fromEntries(entries);
}

function problems(route: RouteContract): Json {
  const byStatus: Record<string, string[]> = { 400: [], 413: [], 422: [], 500: [] };
  for (const code of route.refusals) {
    const status = statusOf(code);
    byStatus[status] = [...(byStatus[status] ?? []), code];
  }
  const content = { 'application/problem+json': { schema: schema(Problem, 'output') } };
  const entries = Object.entries(byStatus).map(([status, codes]) => [
    status,
    { description: codes.length === 0 ? 'problem' : codes.join(', '), content },
  ]);
  return Object.fromEntries(entries);
}

function parameters(schemaOf: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  if (!schemaOf) return [];
  const { properties = {}, required = [] } = schema(schemaOf, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: part,
  }));
}

const header = (name: string, part: Json): Json => ({
  name,
  in: 'header',
  required: true,
  schema: part,
});
const json = (part: Json): Json => ({ 'application/json': { schema: part } });

function split(route: string): [string, string] {
  const [method = '', path = ''] = route.split(' ');
  return [method.toLowerCase(), path];
}
