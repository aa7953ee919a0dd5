import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeApplication } from '#adapters/change.ts';
import { entryFrom } from '#adapters/dynamodb/audit.ts';
import { getItem } from '#adapters/dynamodb/read.ts';
import { keyOf } from '#adapters/dynamodb/table.ts';
import { readAudit } from '../../../functions/list-audit/read-audit.ts';
import { exam } from '../../model/follow/people.ts';
import { creation, NOON, pendingState } from '../../support/application.ts';
import { startStore, type TestStore } from '../../support/store.ts';

const staff = (username: string, ...groups: string[]) => ({ subject: username, username, groups });
const auditor = staff('auditor', 'auditor');
const examId = 'demo';
let test: TestStore;
let department: string;
beforeAll(async () => {
  test = await startStore();
  const { store } = test;
  await store.putExam({ ...exam, examId }, undefined, { by: 'exam-admin', at: NOON });
  const state = pendingState('A001', NOON);
  department = state.departmentCode;
  await store.createApplication(creation('A001', { state }));
  await changeApplication(store, 'A001', () => ({
    kind: 'reveal-identity',
    at: NOON,
    reason: 'papers compared',
    by: 'desk',
  }));
});
afterAll(() => test?.engine.stop());

const read = (who: ReturnType<typeof staff>, query: Record<string, string> = {}) =>
  readAudit(test.store, who, { examId, ...query }, NOON);
const kinds = (page: Awaited<ReturnType<typeof read>>) =>
  page?.items.map(({ by, events }) => `${by} ${events[0]?.kind}`);

it('tells the auditor everything, the own reading included, a lead the own departments', async () => {
  expect(kinds(await read(auditor))).toEqual(['desk identity-revealed', 'auditor audit-read']);
  const own = staff('lead', 'lead', `dept:${department}`);
  expect(kinds(await read(own))).toEqual(['desk identity-revealed']);
  const other = staff('lead-b', 'lead', 'dept:other');
  expect(kinds(await read(other))).toEqual([]);
  expect(await read(other, { applicationId: 'A001' })).toBeUndefined();
  expect(kinds(await read(auditor, { actor: 'lead-b' }))).toEqual(['lead-b audit-read']);
});

it('says that a chain is whole, and at which entry it is not', async () => {
  const whole = await read(auditor, { applicationId: 'A001' });
  expect(kinds(whole)).toEqual(['system saved', 'desk identity-revealed']);
  expect(whole?.chain).toEqual({ whole: true, entries: 2 });
  const { document, tableName: TableName } = test.table;
  const item = await getItem(test.table, keyOf.audit('A001', 2));
  const entry = entryFrom('A001', item ?? {});
  const events = JSON.stringify(entry.events).replace('papers compared', 'nothing');
  await document.send(new PutCommand({ TableName, Item: { ...item, events } }));
  const broken = await read(auditor, { applicationId: 'A001' });
  expect(broken?.chain).toEqual({ whole: false, entries: 2, brokenAt: 2 });
});

it('knows no exam and no application of another exam', async () => {
  expect(await read(auditor, { examId: 'none' })).toBeUndefined();
  expect(await read(auditor, { examId: 'none', applicationId: 'A001' })).toBeUndefined();
});
