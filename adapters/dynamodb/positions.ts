import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Position } from '#domain/application/exam.ts';
import { inGroups } from '../in-groups.ts';
import type { PositionEdition, PositionStore } from './exam-types.ts';
import { getItem, queryAll } from './read.ts';
import { keyOf, type Table } from './table.ts';
import { isOwn, putNew, transact } from './transact.ts';

type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>[string];

/** DynamoDB takes 25 writes a batch. */
const BATCH = 25;
const AT_ONCE = 4;

async function putAll(table: Table, items: Record<string, unknown>[]): Promise<void> {
  for await (const several of inGroups(items, BATCH * AT_ONCE)) {
    const batches = Array.from({ length: AT_ONCE }, (_, n) =>
      several.slice(n * BATCH, (n + 1) * BATCH),
    );
    await Promise.all(batches.map((batch) => putBatch(table, batch)));
  }
}

/** DynamoDB may leave some writes of a batch undone. */
async function putBatch(table: Table, items: Record<string, unknown>[]): Promise<void> {
  let requests: Requests = items.map((Item) => ({ PutRequest: { Item } }));
  for (let attempt = 0; requests.length > 0; attempt += 1) {
    if (attempt > 8) throw new Error('The table left writes undone for too long');
    if (attempt > 0) await pause(25 * 2 ** attempt);
    const answer = await table.document.send(
      new BatchWriteCommand({ RequestItems: { [table.tableName]: requests } }),
    );
    requests = answer.UnprocessedItems?.[table.tableName] ?? [];
  }
}

/** The positions of an exam; each is written whole, so that a repeated import changes nothing. */
export function positionStore(table: Table): PositionStore {
  return {
    async putPositions(examId, positions) {
      const names = Object.fromEntries(
        positions.map(({ department: { code, name } }) => [code, name]),
      );
      const codes = Object.keys(names).sort();
      await putAll(table, [
        ...positions.map((position) => ({ ...keyOf.position(examId, position.code), position })),
        { ...keyOf.departments(examId), codes, names },
      ]);
    },
    async loadPosition(examId, code) {
      const item = await getItem(table, keyOf.position(examId, code), false);
      return item?.position as Position | undefined;
    },
    async loadPositions(examId) {
      const items = await queryAll(table, keyOf.exam(examId).PK, { skPrefix: 'POS#' });
      const positions = items.map((item) => item.position as Position);
      return positions.filter(({ cancelled }) => !cancelled);
    },
    async putPositionEdition(examId, edition) {
      const write = randomUUID();
      const key = keyOf.positionEdition(examId, edition.edition);
      const cancelled = await transact(table, write, [
        putNew(table, { ...key, ...edition, write }),
      ]);
      return !cancelled || (await isOwn(table, key, write)) ? 'stored' : 'conflict';
    },
    async listPositionEditions(examId) {
      const items = await queryAll(table, keyOf.positionEdition(examId, 0).PK);
      return items.map(
        ({ edition, listId, total, by, at }) =>
          ({ edition, listId, total, by, at }) as PositionEdition,
      );
    },
    async loadDepartments(examId) {
      const item = await getItem(table, keyOf.departments(examId), false);
      return (item?.codes as string[] | undefined) ?? [];
    },
    async loadDepartmentNames(examId) {
      const item = await getItem(table, keyOf.departments(examId), false);
      return (item?.names as Record<string, string> | undefined) ?? {};
    },
  };
}
