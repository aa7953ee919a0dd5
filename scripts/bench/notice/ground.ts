/** What both sides of the bench stand on: the embedded engine, one secret, applicants who paid. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orderItem } from '#adapters/dynamodb/order-item.ts';
import { toItem } from '#adapters/dynamodb/state-item.ts';
import { keyOf, type Table } from '#adapters/dynamodb/table.ts';
import type { Head } from '#adapters/dynamodb/types.ts';
import { orderCheck } from '#adapters/keys/order-check.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { formatOrderNumber } from '#domain/payment/order-number.ts';
import { CDK_OUT, ensureBuilt } from '../../../local/build.ts';
import { callEngine } from '../../../local/dynamodb/client.ts';
import { startEngine } from '../../../local/dynamodb/engine.ts';
import { createTables } from '../../../local/dynamodb/tables.ts';
import { noticeOrder } from '../../../local/gateway/fields.ts';
import { signFields } from '../../../local/gateway/sign.ts';
import { Cloud } from '../../../local/template.ts';

export const merchant = { merchantId: '10000457067', key: `SIMKEY-${randomUUID()}` };
const examId = 'bench';
const hour = 3_600_000;
const amountFen = 15_000;
const orderKey = randomBytes(32);

export type Ground = Awaited<ReturnType<typeof prepareGround>>;

/** Starts the engine with its file and points the functions' environment at it. */
export async function prepareGround() {
  ensureBuilt((text) => console.log(text));
  const home = mkdtempSync(join(tmpdir(), 'baoming-bench-'));
  const engine = await startEngine(0, home);
  const cloud = new Cloud(CDK_OUT);
  await createTables(engine.url, cloud);
  const secret = { pepper: orderKey, sessionKey: orderKey, orderKey, yeepay: merchant };
  const secrets = await serveSecret(
    JSON.stringify(secret, (_name, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('base64') : value,
    ),
  );
  const tableName = cloud.all('AWS::DynamoDB::GlobalTable')[0]?.name ?? '';
  Object.assign(process.env, {
    AWS_REGION: 'ap-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: engine.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    SECRETS_ARN: 'secret',
    TABLE_NAME: tableName,
    YEEPAY_PAY_URL: 'http://127.0.0.1/node',
    YEEPAY_COMMAND_URL: 'http://127.0.0.1/command',
    NOTICE_ORIGIN: 'http://127.0.0.1',
    SITE_ORIGIN: 'http://127.0.0.1',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
  });
  return {
    url: engine.url,
    tableName,
    async stop() {
      secrets.stop();
      await engine.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function serveSecret(SecretString: string) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ SecretString }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** A table for the peer's idempotency records, as its manual has it. */
export async function createPeerTable({ url }: Ground): Promise<string> {
  const TableName = 'idempotency';
  await callEngine(url, 'CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  });
  return TableName;
}

export const now = Date.UTC(2017, 2, 16, 4);

/** The exam as far as a capture's decision reads it. */
export function benchExam() {
  const wide = { opens: now - hour, closes: now + hour };
  const windows = { apply: wide, edit: wide, review: wide, photo: wide, pay: wide };
  const gateways = [{ id: 'yeepay', name: '易宝支付', banks: [] }];
  return { examId, version: 1, title: '试验', windows, gateways, feeFen: amountFen, areas: [] };
}

type Notice = { rawQuery: string; orderNumber: string };

/** Writes an applicant with an open order, and signs the notice of its payment. */
export async function seedNotice({
  document,
  tableName,
}: Pick<Table, 'document' | 'tableName'>): Promise<Notice> {
  const { PutCommand } = await import('@aws-sdk/lib-dynamodb');
  const applicationId = randomUUID();
  const orderNumber = formatOrderNumber(now, randomBytes(9), (prefix) =>
    orderCheck(orderKey, prefix),
  );
  const state: ApplicationState = {
    ...{ applicationId, examId, version: 4, attempt: 1, pledgeVersion: '1', sessionEpoch: 0 },
    ...{ positionCode: 'P1', departmentCode: 'D1', areaCode: '6201', barredPositions: [] },
    qualification: { status: 'approved', reasons: [], since: now },
    photo: { status: 'approved', reasons: [], sha256: 'a'.repeat(64) },
    payment: { status: 'due', amountFen, orderNumber, gateway: 'yeepay' },
    confirmation: 'open',
  };
  const mac = randomBytes(32).toString('base64url');
  const head: Head = {
    ...{ registrationHmac: mac, registrationHint: 'X', nameHmac: mac, idHmac: mac },
    ...{ auditHead: mac, formVersion: 1, bodyHash: mac, createdAt: now },
  };
  const order = orderItem({
    ...{ orderNumber, applicationId, examId, gateway: 'yeepay', amountFen, currency: 'CNY' },
    ...{ status: 'open', keyHash: '', bodyHash: mac, createdAt: now, expiresAt: now + hour },
  });
  for (const Item of [toItem(state, head), order]) {
    await document.send(new PutCommand({ TableName: tableName, Item }));
  }
  const fields = signFields(merchant.key, noticeOrder, {
    ...{ p1_MerId: merchant.merchantId, r0_Cmd: 'Buy', r1_Code: '1', r4_Cur: 'RMB' },
    ...{ r2_TrxId: `61${orderNumber.slice(8)}`, r3_Amt: '150.0', r5_Pid: 'EXAMFEE' },
    ...{ r6_Order: orderNumber, r7_Uid: '', r8_MP: '', r9_BType: '2' },
  });
  return { rawQuery: new URLSearchParams(fields).toString(), orderNumber };
}

export const examKey = keyOf.exam(examId);
