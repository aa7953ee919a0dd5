/** A well-formed request for every operation, about one object; made of the events' samples. */
import { existsSync, readFileSync } from 'node:fs';

type Operation = { operationId: string };
type Route = { operation: string; method: string; path: string };
export type Request = { method: string; path: string; body?: unknown };
/** What the path's names stand for. */
export type Names = Record<string, string>;

/** Every operation of the published document. */
export function publishedRoutes(): Route[] {
  const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      ...{ operation: operationId, method: method.toUpperCase(), path },
    })),
  );
}

/** No application has this version: whoever gets through changes nothing. */
const NO_VERSION = 999;

/** What the samples leave out, and what must not exist. */
const bodies: Record<string, (names: Names) => unknown> = {
  'import-positions': ({ position = '{}' }) => ({ positions: [JSON.parse(position)] }),
  'edit-application': ({ form = '{}' }) => ({ ...JSON.parse(form), version: NO_VERSION }),
  'put-exam': ({ exam = '{}' }) => ({ ...JSON.parse(exam), version: NO_VERSION }),
  'preview-exam': ({ exam = '{}' }) => ({
    at: '2017-03-20T23:59:59+08:00',
    draft: { ...JSON.parse(exam), version: NO_VERSION },
  }),
  'start-mass-refund': () => ({
    ...{ examId: 'no-such-exam', reason: '考试取消', limitFen: 100, preview: true },
  }),
  'decide-many': ({ applicationId }) => ({
    items: [{ applicationId, version: NO_VERSION }],
    decision: 'approve',
  }),
  'search-applications': ({ examId, registrationNumber }) => ({ examId, registrationNumber }),
  'decide-appeal': () => ({ version: NO_VERSION, decision: 'uphold', reason: '维持' }),
};
const others: Record<string, Names> = {
  'import-positions': { examId: 'no-such-exam' },
  'clone-exam': { examId: 'no-such-exam' },
  // The short addresses have short names.
  'payment-notice-3': { gateway: 'y' },
  'payment-notice-4': { gateway: 'y' },
};

/** The request of an operation about the object that `names` name. */
export function requestOf({ operation, method, path }: Route, names: Names): Request {
  const name = operation.replace(/-\d$/, '');
  const file = `events/${name}/typical.json`;
  if (!existsSync(file)) throw new Error(`${operation} has no sample`);
  const sample = JSON.parse(readFileSync(file, 'utf8'));
  const values = { ...sample.pathParameters, ...names, ...others[operation] };
  const filled = path.replace(/\{(\w+)\}/g, (_, each: string) => values[each]);
  const query = sample.rawQueryString ? `?${sample.rawQueryString}` : '';
  const made = bodies[name]?.(names);
  const body = made ?? (sample.body ? stale(JSON.parse(sample.body)) : undefined);
  return { method, path: filled + query, ...(body === undefined ? {} : { body }) };
}

const stale = (body: Record<string, unknown>) =>
  'version' in body ? { ...body, version: NO_VERSION } : body;
