import { randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Export, ExportStore } from './export-types.ts';
import { loadForm } from './forms.ts';
import { getItem, getItems, type Item, queryWork } from './read.ts';
import { fromItem } from './state-item.ts';
import { digits13, keyOf, type Table } from './table.ts';

const partition = 'M#export';

function exportItem(job: Export): Item {
  const workSk = `${digits13(job.createdAt)}#${job.id}`;
  const work = job.status === 'running' ? { workPk: partition, workSk } : {};
  return { ...keyOf.export(job.id), ...job, ...work };
}

const exportFrom = ({ PK, SK, workPk, workSk, ...rest }: Item): Export => rest as unknown as Export;

/** A hundred keys a read, two for each application. */
const AT_ONCE = 50;

async function readWithForms(table: Table, ids: string[]) {
  const keys = ids.flatMap((id) => [keyOf.state(id), keyOf.form(id)]);
  const items = await getItems(table, keys);
  const forms = new Map(items.filter(({ SK }) => SK === 'FORM').map((item) => [item.PK, item]));
  return Promise.all(
    items
      .filter(({ SK }) => SK === 'STATE')
      .map(async (item) => {
        const loaded = fromItem(item);
        return { loaded, form: await loadForm(table, loaded, forms.get(item.PK)) };
      }),
  );
}

export function exportStore(table: Table): ExportStore {
  const { tableName: TableName } = table;
  return {
    async loadExport(id) {
      const item = await getItem(table, keyOf.export(id));
      return item && exportFrom(item);
    },
    async dueExports() {
      const keys = await queryWork(table, partition, { limit: 20 });
      const items = await getItems(
        table,
        keys.map(({ PK, SK }) => ({ PK, SK })),
      );
      return items.map(exportFrom);
    },
    async saveExport(job) {
      const isNew = job.revision === 1;
      try {
        await table.document.send(
          new PutCommand({
            TableName,
            Item: exportItem(job),
            ConditionExpression: isNew ? 'attribute_not_exists(PK)' : 'revision = :before',
            ...(!isNew && { ExpressionAttributeValues: { ':before': job.revision - 1 } }),
          }),
        );
        return 'saved';
      } catch (fault) {
        if ((fault as Error).name === 'ConditionalCheckFailedException') return 'conflict';
        throw fault;
      }
    },
    async noteExport({ examId, at, ...note }) {
      const Item = { ...keyOf.exportNote(examId, at, randomUUID()), at, ...note };
      await table.document.send(new PutCommand({ TableName, Item }));
    },
    async loadWithForms(applicationIds) {
      const all = [];
      for (let from = 0; from < applicationIds.length; from += AT_ONCE) {
        all.push(...(await readWithForms(table, applicationIds.slice(from, from + AT_ONCE))));
      }
      return all;
    },
  };
}
