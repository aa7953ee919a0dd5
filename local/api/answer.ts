import type { ServerResponse } from 'node:http';
import { sendJson } from '../http.ts';
import type { Outcome } from '../lambda/sandbox.ts';

type Proxied = {
  statusCode: number;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
};

/** Turns what a function returned into the answer; a throw is 500 without its text. */
export function sendOutcome(
  response: ServerResponse,
  outcome: Outcome,
  extra: Record<string, string>,
): void {
  const answer = 'error' in outcome ? undefined : interpret(outcome.payload);
  if (!answer) {
    sendJson(response, 500, { message: 'Internal Server Error' }, extra);
    return;
  }
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  response.writeHead(answer.statusCode, {
    'content-type': 'text/plain;charset=UTF-8',
    ...Object.fromEntries(headers),
    ...(answer.cookies ? { 'set-cookie': answer.cookies } : {}),
    ...extra,
  });
  response.end(Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8'));
}

/** Response inference: what is no proxy answer is the JSON body of a 200. */
function interpret(payload: unknown): Proxied | undefined {
  const isObject = typeof payload === 'object' && payload !== null;
  if (isObject && 'statusCode' in payload) {
    const answer = payload as Proxied;
    const sound = Number.isInteger(Number(answer.statusCode)) && isText(answer.body);
    return sound ? { ...answer, statusCode: Number(answer.statusCode) } : undefined;
  }
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: typeof payload === 'string' ? payload : JSON.stringify(payload),
  };
}

const isText = (body: unknown) => body === undefined || body === null || typeof body === 'string';
