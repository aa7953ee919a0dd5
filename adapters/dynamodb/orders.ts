import { randomUUID } from 'node:crypto';
import { changeWrites } from './change.ts';
import type { RememberedKey } from './key-use.ts';
import { answeredBy, orderFrom, orderItem, orderPartitions, orderWork } from './order-item.ts';
import { getItem, getItems, queryWork } from './read.ts';
import { digits13, keyOf, type Table } from './table.ts';
import { isOwn, isOwnChange, putNew, transact, type Write } from './transact.ts';
import type { LedgerStore, Order } from './types.ts';
import { updateIf } from './update-if.ts';

type OrderStore = Pick<
  LedgerStore,
  | 'openOrder'
  | 'loadOrder'
  | 'loadKeyUse'
  | 'rememberKey'
  | 'closeOrder'
  | 'dueOrders'
  | 'touchOrder'
>;

/** Closes an unresolved order; the reconciler looks after it until `nextQueryAt`, or not at all. */
function closing(table: Table, order: Order, write: string, nextQueryAt?: number): Write {
  const work = workOf({ ...order, status: 'closed' }, nextQueryAt);
  return {
    Update: {
      TableName: table.tableName,
      Key: keyOf.order(order.orderNumber),
      UpdateExpression: `SET #status = :closed, #write = :write, tries = :tries${work.update}`,
      ConditionExpression: '#status IN (:open, :confirming)',
      ExpressionAttributeNames: { '#status': 'status', '#write': 'write' },
      ExpressionAttributeValues: {
        ':closed': 'closed',
        ':open': 'open',
        ':confirming': 'confirming',
        ':write': write,
        ':tries': 0,
        ...work.values,
      },
    },
  };
}

/** The rest of an update expression that starts with SET. */
function workOf(order: Order, nextQueryAt: number | undefined) {
  if (nextQueryAt === undefined) return { update: ' REMOVE workPk, workSk', values: {} };
  const { workPk, workSk } = orderWork(order, nextQueryAt);
  return { update: ', workPk = :pk, workSk = :sk', values: { ':pk': workPk, ':sk': workSk } };
}

async function loadOrder(table: Table, orderNumber: string): Promise<Order | undefined> {
  const item = await getItem(table, keyOf.order(orderNumber));
  return item && answeredBy(item) === undefined ? orderFrom(item) : undefined;
}

const KEY_KEPT_MS = 7 * 24 * 3_600_000;

/** One plain write, and only where a key is answered without opening an order. */
async function rememberKey(
  table: Table,
  { orderNumber, bodyHash, now, answeredBy: other }: RememberedKey,
): Promise<'remembered' | 'conflict'> {
  const remembered = await updateIf(table, {
    Key: keyOf.order(orderNumber),
    UpdateExpression: 'SET answeredBy = :order, bodyHash = :body, #ttl = :ttl',
    ConditionExpression: 'attribute_not_exists(PK)',
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: {
      ':order': other,
      ':body': bodyHash,
      ':ttl': Math.ceil((now + KEY_KEPT_MS) / 1000),
    },
  });
  return remembered ? 'remembered' : 'conflict';
}

async function dueOrders(table: Table, now: number, limit: number): Promise<Order[]> {
  const until = `${digits13(now)}#~`;
  const due = (
    await Promise.all(orderPartitions.map((shard) => queryWork(table, shard, { until, limit })))
  ).flat();
  due.sort((a, b) => (a.workSk < b.workSk ? -1 : 1));
  const keys = due.slice(0, Math.min(limit, 100)).map(({ PK, SK }) => ({ PK, SK }));
  const orders = (await getItems(table, keys)).map(orderFrom);
  return orders.filter((order) => order.nextQueryAt !== undefined);
}

async function touchOrder(
  table: Table,
  order: Order,
  nextQueryAt: number | undefined,
  status: Order['status'],
): Promise<'touched' | 'conflict'> {
  const work = workOf({ ...order, status }, nextQueryAt);
  const touched = await updateIf(table, {
    Key: keyOf.order(order.orderNumber),
    UpdateExpression: `SET tries = :tries, #status = :status${work.update}`,
    ConditionExpression: '#status = :was',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':status': status,
      ':was': order.status,
      ':tries': order.tries + 1,
      ...work.values,
    },
  });
  return touched ? 'touched' : 'conflict';
}

export function orderStore(table: Table): OrderStore {
  return {
    async openOrder({ order, ...change }) {
      const token = randomUUID();
      const writes = [putNew(table, orderItem(order)), ...changeWrites(table, change, token)];
      const cancelled = await transact(table, token, writes);
      if (!cancelled || (await isOwnChange(table, change.state, token))) return 'opened';
      return 'conflict';
    },
    loadOrder: (orderNumber) => loadOrder(table, orderNumber),
    async loadKeyUse(orderNumber) {
      const item = await getItem(table, keyOf.order(orderNumber));
      if (!item) return undefined;
      const other = answeredBy(item);
      const order = other === undefined ? orderFrom(item) : await loadOrder(table, other);
      return { bodyHash: String(item.bodyHash), order };
    },
    rememberKey: (use) => rememberKey(table, use),
    async closeOrder({ order, nextQueryAt, ...change }) {
      const token = randomUUID();
      const writes = [closing(table, order, token, nextQueryAt)];
      if (change.loaded) writes.push(...changeWrites(table, change, token));
      const cancelled = await transact(table, token, writes);
      if (!cancelled || (await isOwn(table, keyOf.order(order.orderNumber), token)))
        return 'closed';
      return 'conflict';
    },
    dueOrders: (now, limit) => dueOrders(table, now, limit),
    touchOrder: (order, nextQueryAt, status) =>
      touchOrder(table, order, nextQueryAt, status ?? order.status),
  };
}
