import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Listening, listen, readBody } from '../http.ts';
import type { Capacity } from './capacity.ts';
import { dynamodbAccess } from './dynamodb-calls.ts';
import type { Context } from './policy.ts';
import { PLATFORM_ROLE, type Principal, type Principals } from './principals.ts';
import { AwsError, type Service } from './service.ts';

type Options = {
  port: number;
  principals: Principals;
  /** Base address of the DynamoDB engine. */
  engine: string;
  services: { TrentService: Service; secretsmanager: Service };
  capacity: Capacity;
};

/**
 * The one AWS endpoint of functions (AWS JSON protocol): checks each call against the statements
 * of the caller's role, then forwards it to the engine or answers it.
 */
export function startAwsEndpoint({
  port,
  principals,
  engine,
  services,
  capacity,
}: Options): Promise<Listening> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readBody(request)) ?? Buffer.alloc(0);
    try {
      const [target = '', operation = ''] = String(request.headers['x-amz-target']).split('.');
      const caller = callerOf(request, principals);
      const authorize = (action: string, resource: string, context: Context = {}) =>
        check(principals, caller, action, resource, context);
      const input = JSON.parse(body.toString() || '{}') as Record<string, unknown>;
      if (target.startsWith('DynamoDB_')) {
        const access = dynamodbAccess[operation];
        if (!access && caller.role !== PLATFORM_ROLE) throw unknown(target, operation);
        for (const { action, resource } of access?.(input) ?? []) authorize(action, resource);
        const content = await forward(engine, request, body, response);
        return capacity.note(caller.role, operation, content);
      }
      const serve = services[target as keyof typeof services]?.[operation];
      if (!serve) throw unknown(target, operation);
      send(response, 200, serve({ input, authorize }));
    } catch (error) {
      const known = error instanceof AwsError ? error : undefined;
      if (!known) console.error(error);
      const { status, code, message } = known ?? new AwsError(500, 'InternalServerError', 'Fault');
      send(response, status, { __type: code, message, Message: message });
    }
  }
  return listen(port, (request, response) => void answer(request, response), 'AWS');
}

const unknown = (target: string, operation: string) =>
  new AwsError(
    400,
    'UnknownOperationException',
    `The local platform does not know ${target}.${operation}.`,
  );

function callerOf(request: IncomingMessage, principals: Principals): Principal {
  const [, accessKeyId = ''] =
    /Credential=([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
  const caller = principals.principalOf(accessKeyId);
  if (!caller)
    throw new AwsError(400, 'UnrecognizedClientException', 'The security token is invalid.');
  return caller;
}

function check(
  principals: Principals,
  { role }: Principal,
  action: string,
  resource: string,
  context: Context,
): void {
  if (principals.authorize(role, action, resource, context)) return;
  const message = `User: ${role} is not authorized to perform: ${action} on resource: ${resource}`;
  throw new AwsError(400, 'AccessDeniedException', message);
}

async function forward(
  engine: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<Buffer> {
  const answer = await fetch(engine, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': String(request.headers['x-amz-target']),
      authorization: String(request.headers.authorization),
      'x-amz-date': String(request.headers['x-amz-date'] ?? ''),
    },
    body: new Uint8Array(body),
  });
  const content = Buffer.from(await answer.arrayBuffer());
  const headers: Record<string, string> = { 'content-type': 'application/x-amz-json-1.0' };
  for (const name of ['x-amzn-requestid', 'x-amz-crc32']) {
    const value = answer.headers.get(name);
    if (value) headers[name] = value;
  }
  response.writeHead(answer.status, headers).end(content);
  return content;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  });
  response.end(JSON.stringify(body));
}
