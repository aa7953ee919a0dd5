/**
 * The six functions that move money, in this process: their own handlers, the real engine, the
 * gateway's simulator in memory, a clock that tests set. Faults come in through FAULTS_MODULE.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAnswer, HttpEvent } from '#adapters/http/types.ts';
import { openLookups } from '#adapters/keys/lookups.ts';
import type { PaymentGateway } from '#adapters/payments/port.ts';
import { examOf } from '../../domain/support/builders.ts';
import { creation, NOON, pendingState } from '../application.ts';
import { startEngine } from '../engine.ts';
import { memoryWrapper } from '../store.ts';
import { ownBooks } from './books.ts';
import { merchant, newSimulator } from './simulator.ts';

const hour = 3_600_000;
const key = () => randomBytes(32).toString('base64');

/** Answers every question of the SDK with the one secret. */
async function serveSecret(secret: object) {
  const body = JSON.stringify({ SecretString: JSON.stringify(secret) });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1').end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

export type Person = { applicationId: string; cookie: string };
export type LedgerStage = Awaited<ReturnType<typeof startLedger>>;

export async function startLedger() {
  const clock = { now: NOON };
  const simulator = newSimulator(() => clock.now);
  const secret = { pepper: key(), sessionKey: key(), orderKey: key(), yeepay: merchant };
  const secrets = await serveSecret(secret);
  const engine = await startEngine();
  Object.assign(process.env, {
    FAULTS_MODULE: './test/support/ledger/faults.ts',
    POWERTOOLS_METRICS_DISABLED: 'true',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${secrets.port}`,
    SECRETS_ARN: 'secret',
    TABLE_NAME: engine.tableName,
    YEEPAY_PAY_URL: 'http://127.0.0.1/app-merchant-proxy/node',
    YEEPAY_COMMAND_URL: 'http://127.0.0.1/app-merchant-proxy/command',
    NOTICE_ORIGIN: 'http://127.0.0.1',
    SITE_ORIGIN: 'http://127.0.0.1',
  });
  globalThis.fetch = simulator.fetch;
  const { functionStore } = await import('#adapters/dynamodb/open.ts');
  const { gateways } = await import('#adapters/payments/gateways.ts');
  const { dynamoDocument } = await import('#adapters/aws.ts');
  const { sealSession } = await import('#adapters/session.ts');
  const { openStore } = await import('#adapters/dynamodb/store.ts');
  const { openVault } = await import('#adapters/keys/vault.ts');
  const handlers = {
    notice: (await import('../../../functions/payment-notice/index.ts')).handler,
    back: (await import('../../../functions/payment-return/index.ts')).handler,
    refresh: (await import('../../../functions/refresh-order/index.ts')).handler,
    order: (await import('../../../functions/create-order/index.ts')).handler,
  };
  const reconcile = (await import('../../../functions/reconcile-payments/index.ts')).handler;
  const refund = (await import('../../../functions/refund-captures/index.ts')).handler;
  const store = await functionStore();
  const { tableName } = engine;
  const document = dynamoDocument();
  // Forms are sealed with a key in memory: no function that moves money reads one.
  const vault = openVault({ document, tableName, wrapper: memoryWrapper() });
  const lookups = openLookups(Buffer.from(secret.pepper, 'base64'));
  const seed = openStore({ document, tableName, lookups, vault });
  const wide = { opens: NOON - 48 * hour, closes: NOON + 24 * 365 * hour };
  const windows = { apply: wide, edit: wide, review: wide, photo: wide, pay: wide };
  await store.putExam(examOf({ examId: 'demo', windows }), undefined, { by: 'office', at: 0 });

  const call = (
    handler: (event: HttpEvent, context: never) => Promise<HttpAnswer> | HttpAnswer,
    parts: Partial<HttpEvent> & { method?: string },
  ): Promise<HttpAnswer> => {
    const { method = 'GET', headers = {}, ...rest } = parts;
    const requestContext = {
      requestId: randomUUID(),
      timeEpoch: clock.now,
      http: { method, path: '/', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    } as HttpEvent['requestContext'];
    const event = { version: '2.0', routeKey: '$default', rawPath: '/', rawQueryString: '' };
    const whole = { ...event, isBase64Encoded: false, requestContext, ...rest };
    const sent = { 'content-type': 'application/json', 'x-baoming': '1', ...headers };
    return Promise.resolve(handler({ ...whole, headers: sent } as HttpEvent, {} as never));
  };
  const scheduled = () => ({ schedule: 'test', time: new Date(clock.now).toISOString() });

  return {
    clock,
    simulator,
    store,
    gateway: async (): Promise<PaymentGateway> => (await gateways()).get('yeepay'),
    /** Approved in qualification and photo: the fee is due. */
    async payable(): Promise<Person> {
      const applicationId = randomUUID();
      const state = pendingState(applicationId);
      state.qualification.status = 'approved';
      state.photo.status = 'approved';
      await seed.createApplication(creation(applicationId, { state, idNumber: applicationId }));
      const session = { applicationId, examId: 'demo', epoch: 0, issuedAt: clock.now };
      const sealed = sealSession(session, Buffer.from(secret.sessionKey, 'base64'), clock.now);
      return { applicationId, cookie: sealed.split(';')[0] ?? '' };
    },
    notice: (rawQueryString: string) =>
      call(handlers.notice, { rawPath: '/n/y', rawQueryString, pathParameters: { gateway: 'y' } }),
    back: (rawQueryString: string) =>
      call(handlers.back, {
        rawPath: '/api/payments/yeepay/return',
        rawQueryString,
        pathParameters: { gateway: 'yeepay' },
      }),
    refresh: ({ cookie }: Person, orderNumber: string) =>
      call(handlers.refresh, {
        method: 'POST',
        cookies: [cookie],
        pathParameters: { orderNumber },
        body: '{}',
      }),
    order: ({ cookie }: Person, idempotencyKey: string) =>
      call(handlers.order, {
        method: 'POST',
        cookies: [cookie],
        headers: { 'idempotency-key': idempotencyKey },
        body: '{"gateway":"yeepay"}',
      }),
    reconcile: () => reconcile(scheduled()),
    refund: () => refund(scheduled()),
    /** An order whose form the browser has taken to the gateway. */
    async open(person: Person, idempotencyKey: string = randomUUID()): Promise<string> {
      const { body = '{}' } = await this.order(person, idempotencyKey);
      const { orderNumber, cashier } = JSON.parse(body);
      if (!cashier) throw new Error(`no cashier: ${body}`);
      simulator.buy(cashier.fields);
      return orderNumber;
    },
    /** Both books of one application; `others` as `ownBooks` has it. */
    books: (applicationId: string, others?: string[]) =>
      ownBooks(
        { document, tableName, lookups, vault },
        applicationId,
        simulator.book.orders,
        others,
      ),
    /** Nothing is due any more: what sweeps the table finds only what comes next. */
    async drain() {
      for (let turn = 0; turn < 100; turn += 1) {
        clock.now += 3_600_000;
        const [asked, worked] = [await reconcile(scheduled()), await refund(scheduled())];
        if (asked.asked === 0 && worked.worked === 0) return;
      }
      throw new Error('the table always has something due');
    },
    async stop() {
      secrets.stop();
      await engine.stop();
    },
  };
}
