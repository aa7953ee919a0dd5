import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MassRefund, MassStore } from './mass-types.ts';
import { getItem, getItems, type Item, queryAll, queryWork } from './read.ts';
import { digits13, keyOf, type Table } from './table.ts';
import type { Write } from './transact.ts';
import type { Refund } from './types.ts';

const partition = 'M#run';

function massItem(run: MassRefund): Item {
  const works = run.status === 'counting' || run.status === 'running';
  const workSk = `${digits13(run.createdAt)}#${run.id}`;
  return { ...keyOf.mass(run.id), ...run, ...(works ? { workPk: partition, workSk } : {}) };
}

const massFrom = ({ PK, SK, workPk, workSk, ...rest }: Item): MassRefund =>
  rest as unknown as MassRefund;

/** The run's own line for one refund, written with the refund: progress is read, never added up. */
export function putMember(table: Table, { massId, refundNumber, ...rest }: Refund): Write[] {
  if (massId === undefined) return [];
  const { status, amountFen } = rest;
  const key = keyOf.massMember(massId, refundNumber);
  return [{ Put: { TableName: table.tableName, Item: { ...key, status, amountFen } } }];
}

export function massStore(table: Table): MassStore {
  return {
    async loadMassRefund(id) {
      const item = await getItem(table, keyOf.mass(id));
      return item && massFrom(item);
    },
    async dueMassRefunds() {
      const keys = await queryWork(table, partition, { limit: 20 });
      const items = await getItems(
        table,
        keys.map(({ PK, SK }) => ({ PK, SK })),
      );
      return items.map(massFrom);
    },
    async saveMassRefund(run) {
      try {
        await table.document.send(
          new PutCommand({
            TableName: table.tableName,
            Item: massItem(run),
            ConditionExpression:
              run.revision === 1 ? 'attribute_not_exists(PK)' : 'revision = :before',
            ...(run.revision > 1 && {
              ExpressionAttributeValues: { ':before': run.revision - 1 },
            }),
          }),
        );
        return 'saved';
      } catch (fault) {
        if ((fault as Error).name === 'ConditionalCheckFailedException') return 'conflict';
        throw fault;
      }
    },
    async massProgress(id) {
      const members = await queryAll(table, keyOf.mass(id).PK, { skPrefix: 'REFUND#' });
      const of = (...wanted: string[]) =>
        members.filter(({ status }) => wanted.includes(String(status))).length;
      const totalFen = members.reduce((sum, { amountFen }) => sum + Number(amountFen), 0);
      return {
        started: members.length,
        done: of('done'),
        failed: of('failed', 'manual'),
        totalFen,
      };
    },
  };
}
