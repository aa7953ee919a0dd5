/**
 * The SMS vendor on one machine: checks the signature as a real one does, keeps what it would
 * have sent in an outbox, and misbehaves when told to.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, readBody, sendJson } from '../http.ts';
import { Outbox, type Sent } from './outbox.ts';

/** down: 503, nothing sent; lost: sent, no answer; refuse: 400, nothing sent. */
export const moods = ['accept', 'down', 'lost', 'refuse'] as const;
export type Mood = (typeof moods)[number];

type Options = { port: number; file: string; appId: string; key: string; now: () => number };
export type SmsVendor = {
  url: string;
  messages(): Sent[];
  setMood(mood: Mood): void;
  stop(): unknown;
};

export async function startSmsVendor(options: Options): Promise<SmsVendor> {
  const outbox = new Outbox(options.file);
  let mood: Mood = 'accept';

  async function take(request: IncomingMessage, response: ServerResponse) {
    const body = (await readBody(request))?.toString() ?? '';
    if (!isSigned(options, request, body)) return sendJson(response, 401, refused('signature'));
    if (mood === 'down') return sendJson(response, 503, {});
    if (mood === 'refuse') return sendJson(response, 400, refused('blocked-number'));
    const message = JSON.parse(body) as Omit<Sent, 'at'>;
    const isNew = outbox.take({ ...message, at: new Date(options.now()).toISOString() });
    if (mood === 'lost') return void response.destroy();
    return sendJson(response, 200, { status: isNew ? 'accepted' : 'duplicate' });
  }

  const server = await listen(
    options.port,
    (request, response) => {
      take(request, response).catch(() => sendJson(response, 400, refused('malformed')));
    },
    'messages',
  );
  return {
    url: `${server.url}/messages`,
    messages: () => outbox.messages(),
    setMood: (next) => {
      mood = next;
    },
    stop: () => server.stop(),
  };
}

const refused = (code: string) => ({ status: 'refused', code });

function isSigned({ appId, key }: Options, { headers }: IncomingMessage, body: string): boolean {
  const expected = createHmac('sha256', key).update(`${headers['x-timestamp']}\n${body}`).digest();
  const given = Buffer.from(String(headers['x-signature']), 'hex');
  const fits = given.length === expected.length && timingSafeEqual(given, expected);
  return headers['x-app-id'] === appId && fits;
}
