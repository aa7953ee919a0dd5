import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#adapters/dynamodb/store.ts';
import type { Loaded, Store } from '#adapters/dynamodb/types.ts';
import { capture, changed, creation, NOON, order } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
let store: Store;

/** A client that loses the first reply of every writing call: the SDK repeats what took effect. */
function forgetful(endpoint: string): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ endpoint, maxAttempts: 4 });
  const lost = new WeakSet<object>();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const writes = /Write|Put|Update/.test(String(context.commandName));
      if (!writes || lost.has(args.input)) return result;
      lost.add(args.input);
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', $metadata: {} });
    },
    { step: 'finalizeRequest', priority: 'low', name: 'forgetful' },
  );
  const marshallOptions = { removeUndefinedValues: true };
  return DynamoDBDocumentClient.from(client, { marshallOptions });
}

beforeAll(async () => {
  test = await startStore();
  store = openStore({ ...test.table, document: forgetful(test.engine.endpoint) });
});
afterAll(() => test?.engine.stop());

const load = async (id: string): Promise<Loaded> => {
  const loaded = await store.loadApplication(id);
  if (!loaded) throw new Error(`${id} is missing`);
  return loaded;
};

describe('a reply that was lost', () => {
  it('is recognised as the own write by every transaction', async () => {
    const made = creation('LOST');
    expect(await store.createApplication(made)).toBe('created');
    expect(await store.createApplication(made)).toBe('key-used');
    expect(await store.commit(changed(await load('LOST'), 'edited'))).toBe('committed');
    const opened = order('ORD-LOST', 'LOST');
    const opening = { ...changed(await load('LOST'), 'opened'), order: opened };
    expect(await store.openOrder(opening)).toBe('opened');
    const facts = capture('ORD-LOST', 'T1');
    const loaded = await load('LOST');
    const payment = { ...loaded.state.payment, status: 'paid' as const };
    const settlement = { ...changed(loaded, 'settled', { payment }), order: opened, now: NOON };
    expect(await store.settle({ ...settlement, capture: facts })).toBe('settled');
    expect(await store.settle({ ...settlement, capture: facts })).toBe('duplicate');
    const record = { capture: capture('ORD-LOST', 'T2'), disposition: 'surplus' as const };
    expect(await store.recordCapture({ ...record, now: NOON })).toBe('recorded');
    expect(await store.recordCapture({ ...record, now: NOON })).toBe('duplicate');
    expect((await load('LOST')).state.version).toBe(4);
  });

  it('counts a failed log-in once', async () => {
    await store.noteFailedLogin('lost', NOON);
    expect((await store.loginAttempts('lost'))?.failures).toBe(1);
  });
});

describe('cancellations', () => {
  const cancelled = (...codes: string[]) =>
    Object.assign(new Error('cancelled'), {
      name: 'TransactionCanceledException',
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
  const commitMeeting = async (fault: Error) => {
    const document = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    const mock = mockClient(document);
    mock.on(TransactWriteCommand).rejects(fault);
    mock.on(GetCommand).resolves({});
    const made = creation('MOCK');
    const loaded = { state: made.state, head: { auditHead: '' } } as Loaded;
    return openStore({ ...test.table, document }).commit(changed(loaded, 'edited'));
  };

  it('answers a lost race and a concurrent transaction with conflict', async () => {
    expect(await commitMeeting(cancelled('ConditionalCheckFailed', 'None'))).toBe('conflict');
    expect(await commitMeeting(cancelled('TransactionConflict', 'None'))).toBe('conflict');
  });

  it('throws throttling and everything unknown', async () => {
    await expect(commitMeeting(cancelled('ThrottlingError', 'None'))).rejects.toThrow('cancelled');
    await expect(commitMeeting(new Error('down'))).rejects.toThrow('down');
  });
});
