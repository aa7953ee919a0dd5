import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Applicant } from '#contract/applicant.ts';
import type { Exam } from '#domain/application/exam.ts';
import { loadAppeal, putAppeal } from './appeals.ts';
import { loadHistory } from './audit.ts';
import { changeWrites } from './change.ts';
import { claimWrites } from './claims.ts';
import { createApplication } from './create.ts';
import { loadForm, putForm } from './forms.ts';
import { putNumberRequest } from './numbers.ts';
import { getItem, getItems } from './read.ts';
import { fromItem } from './state-item.ts';
import { type Key, keyOf, type Table } from './table.ts';
import { isOwnChange, transact } from './transact.ts';
import type { ApplicationStore, Claim, Head, Loaded } from './types.ts';
import { loadWhole } from './whole.ts';

async function loadWithExam(table: Table, applicationId: string, examId: string) {
  const keys = [keyOf.state(applicationId), keyOf.exam(examId)];
  const items = await getItems(table, keys);
  const application = items.find(({ SK }) => SK === 'STATE');
  if (!application) return undefined;
  const exam = items.find(({ SK }) => SK === 'EXAM')?.exam as Exam | undefined;
  if (!exam) throw new Error('exam of a stored application is missing');
  return { loaded: fromItem(application), exam };
}

async function findClaim(table: Table, examId: string, idNumber: string) {
  const idHmac = table.lookups.idNumberHmac(examId, idNumber);
  const item = await getItem(table, keyOf.claim(examId, idHmac));
  if (!item) return undefined;
  const { applicationId, attempt, barred } = item as Key & Claim;
  return { applicationId, attempt, barred };
}

async function findByRegistrationNumber(table: Table, examId: string, number: string) {
  const page = await table.document.send(
    new QueryCommand({
      TableName: table.tableName,
      IndexName: 'registration',
      KeyConditionExpression: 'registrationHmac = :hmac',
      ExpressionAttributeValues: { ':hmac': table.lookups.registrationHmac(examId, number) },
      Limit: 1,
    }),
  );
  const pk = page.Items?.[0]?.PK as string | undefined;
  return pk?.slice('APP#'.length);
}

/** What a new form changes in the head. */
function headOf(table: Table, { state, head }: Loaded, form: Applicant): Partial<Head> {
  return {
    nameHmac: table.lookups.nameHmac(state.examId, form.name),
    idHmac: table.lookups.idNumberHmac(state.examId, form.idNumber),
    formVersion: head.formVersion + 1,
  };
}

export function applicationStore(table: Table): ApplicationStore {
  return {
    async loadApplication(applicationId) {
      const item = await getItem(table, keyOf.state(applicationId));
      return item && fromItem(item);
    },
    loadWithExam: (applicationId, examId) => loadWithExam(table, applicationId, examId),
    async sealText({ examId, applicationId }, text) {
      const sealed = await table.vault.seal(examId, applicationId, text);
      return Buffer.from(sealed).toString('base64');
    },
    async openText({ examId, applicationId }, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      return (await table.vault.open(examId, applicationId, bytes)) as string;
    },
    loadForm: (loaded) => loadForm(table, loaded),
    loadAppeal: (loaded) => loadAppeal(table, loaded),
    loadWhole: (applicationId) => loadWhole(table, applicationId),
    viewWhole: (applicationId) => loadWhole(table, applicationId, false),
    loadHistory: (applicationId) => loadHistory(table, applicationId),
    findClaim: (examId, idNumber) => findClaim(table, examId, idNumber),
    findByRegistrationNumber: (examId, number) => findByRegistrationNumber(table, examId, number),
    createApplication: (creation) => createApplication(table, creation),
    async commit({ form, appeal, barred, number, releasesClaim: releases, ...change }) {
      const token = randomUUID();
      const { request, ...numbers } = number ?? {};
      const head = { ...(form && headOf(table, change.loaded, form)), ...numbers };
      const writes = changeWrites(table, change, token, { head });
      if (form) writes.push(await putForm(table, change.state, form, head.formVersion ?? 1));
      if (appeal) writes.push(await putAppeal(table, change.state, appeal));
      if (request) writes.push(putNumberRequest(table, request));
      writes.push(...claimWrites(table, change, { barred, idHmac: head.idHmac, releases }));
      const cancelled = await transact(table, token, writes);
      if (!cancelled || (await isOwnChange(table, change.state, token))) return 'committed';
      return 'conflict';
    },
  };
}
