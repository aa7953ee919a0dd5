import type { IncomingMessage, RequestListener } from 'node:http';
import type { Capacity } from './aws/capacity.ts';
import type { Principals } from './aws/principals.ts';
import type { Clock } from './clock.ts';
import type { Queues } from './events/queues.ts';
import type { QueueWork } from './events/redrive.ts';
import type { Schedules } from './events/schedules.ts';
import type { Sources } from './events/sources.ts';
import type { Streams } from './events/streams.ts';
import { readBody, sendJson } from './http.ts';
import type { Lambda } from './lambda/lambda.ts';
import type { Outcome } from './lambda/sandbox.ts';
import type { Logs } from './logs.ts';
import { moods, type SmsVendor } from './messages/vendor.ts';
import type { Alarms } from './watch/alarms.ts';

type Parts = {
  clock: Clock;
  schedules: Schedules;
  issueToken: (username: string) => Promise<string> | string;
  logs: Logs;
  lambda: Lambda;
  principals: Principals;
  queues: Queues;
  sources: Sources;
  queueWork: QueueWork;
  alarms: Alarms;
  capacity: Capacity;
  sms: SmsVendor;
  streams: Streams;
  isHealthy: () => Promise<boolean>;
};
type Answer = { status: number; body: unknown };
const ok = (body: unknown): Answer => ({ status: 200, body });
const notFound: Answer = { status: 404, body: { message: 'Not Found' } };

/** The control address: loopback only, never deployed. */
export const controlListener =
  (parts: Parts): RequestListener =>
  (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    route(parts, `${request.method} ${url.pathname}`, url, request).then(
      ({ status, body }) => sendJson(response, status, body),
      (error: Error) => sendJson(response, 400, { message: error.message }),
    );
  };

async function route(
  parts: Parts,
  call: string,
  url: URL,
  request: IncomingMessage,
): Promise<Answer> {
  const input = JSON.parse((await readBody(request))?.toString() || '{}') as Record<
    string,
    unknown
  >;
  const schedule = /^POST \/schedules\/([\w-]+)\/run$/.exec(call)?.[1];
  if (schedule) {
    const outcome = await parts.schedules.run(schedule);
    return outcome ? answerOf(outcome) : notFound;
  }
  const invoked = /^POST \/functions\/([\w-]+)\/invoke$/.exec(call)?.[1];
  if (invoked) {
    const known = parts.lambda.functions.some(({ name }) => name === invoked);
    return known ? answerOf(await parts.lambda.invoke(invoked, input)) : notFound;
  }
  const [, verb, queue = '', redrive] =
    /^(POST|DELETE) \/queues\/([\w-]+)(\/redrive)?$/.exec(call) ?? [];
  if (verb && (verb === 'POST') === (redrive !== undefined)) {
    const { queueWork } = parts;
    const done = redrive ? await queueWork.redrive(queue) : queueWork.purge(queue);
    return done ? ok(done) : notFound;
  }
  const handler = handlers[call];
  return handler ? handler(parts, input, url) : notFound;
}

/** What a function answered, or 502 with the error it ended with. */
const answerOf = (outcome: Outcome): Answer =>
  'error' in outcome ? { status: 502, body: outcome.error } : ok(outcome.payload ?? {});

type Handler = (parts: Parts, input: Record<string, unknown>, url: URL) => Answer | Promise<Answer>;
const time = ({ clock }: Parts) => ok({ now: new Date(clock.now()).toISOString() });

const handlers: Record<string, Handler> = {
  'GET /health': async ({ isHealthy }) =>
    (await isHealthy()) ? ok({ status: 'ok' }) : { status: 503, body: { status: 'unhealthy' } },
  'GET /clock': (parts) => time(parts),
  'PUT /clock': (parts, { now }) => {
    parts.clock.set(toInstant(now));
    return time(parts);
  },
  'POST /clock/advance': (parts, { seconds }) => {
    if (!Number.isFinite(seconds)) throw new Error('seconds must be a number');
    parts.clock.advance(Number(seconds));
    return time(parts);
  },
  'DELETE /clock': (parts) => {
    parts.clock.reset();
    return time(parts);
  },
  'POST /tokens': async ({ issueToken }, { username }) =>
    ok({ accessToken: await issueToken(String(username)) }),
  'GET /logs': ({ logs }, _, url) => {
    const since = url.searchParams.get('since');
    return ok({ logs: logs.since(since ? toInstant(since) : 0) });
  },
  'GET /metrics': ({ logs }) => ok({ metrics: logs.metrics() }),
  'GET /outbox': ({ sms }) => ok({ messages: sms.messages() }),
  'PUT /outbox': ({ sms }, { mood }) => {
    const known = moods.find((each) => each === mood);
    if (!known) throw new Error(`mood must be one of ${moods.join(', ')}`);
    sms.setMood(known);
    return ok({ mood: known });
  },
  'GET /queues': ({ queues }) => ok({ queues: queues.sizes() }),
  'GET /alarms': ({ alarms }) => ok({ alarms: alarms.states() }),
  'GET /streams': ({ streams }) => ok({ streams: streams.delivered() }),
  'POST /queues/redrive': ({ sources }) => ok({ moved: sources.redrive() }),
  'GET /schedules': ({ schedules }) => ok({ schedules: schedules.names }),
  'GET /capacity': (parts) => ok({ functions: unitsOf(parts) }),
  'DELETE /capacity': ({ capacity }) => {
    capacity.reset();
    return ok({});
  },
  'GET /grants': ({ lambda, principals }) => {
    const of = lambda.functions.map(({ name, role }) => [name, principals.grantsOf(role)]);
    return ok({ functions: Object.fromEntries(of) });
  },
  'GET /functions': (parts) => ok({ functions: describeFunctions(parts) }),
};

/** DynamoDB units that each function used since the last reset; functions without any left out. */
function unitsOf({ lambda, capacity }: Parts) {
  const used = lambda.functions.map(({ name, role }) => [name, capacity.of(role)] as const);
  return Object.fromEntries(used.filter(([, { reads, writes }]) => reads + writes > 0));
}

function describeFunctions({ lambda, principals }: Parts) {
  return lambda.functions.map(({ name, memory, timeout, role, environment }) => ({
    name,
    memory,
    timeout,
    environment: Object.keys(environment),
    policy: principals.statementsOf(role),
    unusedActions: [...new Set(principals.grantsOf(role).unused.map(({ action }) => action))],
    ...lambda.statistics.get(name),
  }));
}

/** Epoch ms, as a number or in digits, or ISO 8601. */
function toInstant(value: unknown): number {
  const text = String(value);
  const instant = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isFinite(instant)) throw new Error('not an instant: epoch ms or ISO 8601');
  return instant;
}
