import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anchorText } from '#adapters/audit/anchor-exam.ts';
import { readAnchors } from '#adapters/audit/anchor-text.ts';
import { findBreak } from '#adapters/dynamodb/chain.ts';
import { keyOf } from '#adapters/dynamodb/table.ts';
import { changed, creation, NOON } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test?.engine.stop());

const search = (by: string, now = NOON) => test.store.noteSearch({ examId: 'demo', by, now });
const headOf = async (by: string) =>
  (await test.store.searchHeads('demo')).find(({ of }) => of === by)?.hash ?? '';

it('look-ups at once make one chain; a flipped one is found', async () => {
  await Promise.all(Array.from({ length: 5 }, (_, n) => search('lookup', NOON + n)));
  await search('another person');
  const notes = await test.store.loadSearches('demo', 'lookup');
  expect(notes).toHaveLength(5);
  expect(findBreak(notes, await headOf('lookup'))).toBeUndefined();
  await test.table.document.send(
    new UpdateCommand({
      TableName: test.table.tableName,
      Key: keyOf.search('demo', 'lookup', 3),
      UpdateExpression: 'SET #found = :other',
      ExpressionAttributeNames: { '#found': 'found' },
      ExpressionAttributeValues: { ':other': 'SOMEBODY' },
    }),
  );
  const flipped = await test.store.loadSearches('demo', 'lookup');
  expect(findBreak(flipped, await headOf('lookup'))).toBe(3);
}, 60_000);

it('an anchor names every chain, of withdrawn applications too', async () => {
  const ids = Array.from({ length: 120 }, (_, n) => `ANCHOR${n}`);
  for (const [n, id] of ids.entries())
    await test.store.createApplication(creation(id, { idNumber: `62010219900101${1000 + n}` }));
  const loaded = await test.store.loadApplication('ANCHOR7');
  if (!loaded) throw new Error('missing');
  await test.store.commit(
    changed(loaded, 'withdrawn', { qualification: { status: 'withdrawn', reasons: [], since: 1 } }),
  );
  const heads = readAnchors(await anchorText(test.store, 'demo'));
  const applications = heads.filter(({ kind }) => kind === 'application');
  expect(applications.map(({ of }) => of).toSorted()).toEqual(ids.toSorted());
  expect(applications.find(({ of }) => of === 'ANCHOR7')?.version).toBe(2);
  expect(heads.filter(({ kind }) => kind === 'searches').map(({ of }) => of)).toEqual([
    'another person',
    'lookup',
  ]);
  const live: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await test.store.examApplications('demo', cursor);
    live.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  expect(live).toHaveLength(119);
}, 60_000);
