import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Counted, type Step, stepsBetween } from '#domain/figures/contribution.ts';
import type { Counter } from '#domain/figures/figures.ts';
import type { Count, FigureStore, Seen } from './figure-types.ts';
import { getItem, getItems, type Item, queryAll } from './read.ts';
import { type Key, keyOf, type Table } from './table.ts';
import { transact, type Write } from './transact.ts';

/** A position that half the country wants is still counted by several at once. */
const SHARDS = 4;
const ATTEMPTS = 8;

const shardOf = (applicationId: string) =>
  createHash('sha256').update(applicationId).digest().readUInt8() % SHARDS;

const seenFrom = (item: Item | undefined): Seen | undefined =>
  item && ({ version: item.version, contribution: item.contribution } as Seen);

/**
 * One application's counters move in the same transaction as the version of it that was seen, on
 * condition of what was seen before: repeated, late and reordered news change nothing, and a
 * repeat after a lost reply fails its condition. Only behind that condition may a counter ADD.
 */
export function figureStore(table: Table): FigureStore {
  return {
    async countApplication(count) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const seen = seenFrom(await getItem(table, keyOf.seen(count.applicationId)));
        if (seen && seen.version >= count.version) return 'seen';
        if (!(await transact(table, randomUUID(), writesOf(table, count, seen)))) return 'counted';
        await pause(5 * 2 ** attempt * (0.5 + Math.random()));
      }
      throw new Error('the counters were contended for too long');
    },
    async loadCounters(examId) {
      const shards = Array.from({ length: SHARDS }, (_, shard) =>
        queryAll(table, keyOf.counter(examId, shard, '', '').PK, { strong: false }),
      );
      return (await Promise.all(shards)).flat().map(counterFrom);
    },
    async loadSeen(applicationIds) {
      const items = await getItems(table, applicationIds.map(keyOf.seen));
      const found = new Map(items.map((item) => [item.PK, item]));
      return applicationIds.map((id) => seenFrom(found.get(keyOf.seen(id).PK)));
    },
  };
}

function writesOf(table: Table, count: Count, seen: Seen | undefined): Write[] {
  const { applicationId, examId, version, contribution } = count;
  const steps = stepsBetween(seen?.contribution, contribution);
  const places = Map.groupBy(steps, ({ departmentCode, positionCode }) =>
    JSON.stringify([departmentCode, positionCode]),
  );
  return [
    {
      Put: {
        TableName: table.tableName,
        Item: { ...keyOf.seen(applicationId), examId, version, contribution },
        ...(seen
          ? {
              ConditionExpression: 'version = :seen',
              ExpressionAttributeValues: { ':seen': seen.version },
            }
          : { ConditionExpression: 'attribute_not_exists(PK)' }),
      },
    },
    ...[...places.values()].map((own) => addSteps(table, count, own)),
  ];
}

function addSteps(table: Table, { examId, applicationId }: Count, steps: Step[]): Write {
  const [{ departmentCode, positionCode }] = steps as [Step];
  const key: Key = keyOf.counter(examId, shardOf(applicationId), departmentCode, positionCode);
  const names = steps.map(({ milestone, day }, index) => [`#${index}`, `${milestone} ${day}`]);
  return {
    Update: {
      TableName: table.tableName,
      Key: key,
      UpdateExpression: `SET departmentCode = :department, positionCode = :position ADD ${steps
        .map((_, index) => `#${index} :${index}`)
        .join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names),
      ExpressionAttributeValues: {
        ':department': departmentCode,
        ':position': positionCode,
        ...Object.fromEntries(steps.map(({ by }, index) => [`:${index}`, by])),
      },
    },
  };
}

function counterFrom({ PK, SK, departmentCode, positionCode, ...rest }: Item): Counter {
  const counts = Object.entries(rest).map(([name, count]) => {
    const [milestone = '', day = ''] = name.split(' ');
    return { milestone: milestone as Counted, day, count: Number(count) };
  });
  return { departmentCode: String(departmentCode), positionCode: String(positionCode), counts };
}
