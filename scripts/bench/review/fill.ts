/** Exams whose queues have different lengths, written straight into the table. */
import { randomBytes } from 'node:crypto';
import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { toItem } from '#adapters/dynamodb/state-item.ts';
import { keyOf, type Table } from '#adapters/dynamodb/table.ts';
import type { Head } from '#adapters/dynamodb/types.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { demoPositions } from '../../../local/demo/positions.ts';
import { syntheticApplicant } from '../../journey/person.ts';
import { now } from '../notice/ground.ts';

const BATCH = 25;
const LANES = 8;

/** One position of each department; half of the applicants choose the first one. */
const positions = [
  ...new Map(demoPositions().map((each) => [each.department.code, each])).values(),
];
export const firstDepartment = positions[0]?.department.code ?? '';

type Item = Record<string, unknown>;

function stateOf(examId: string, index: number): ApplicationState {
  const place = index % 2 === 0 ? 0 : 1 + ((index >> 1) % (positions.length - 1));
  const position = positions[place] as (typeof positions)[number];
  const since = now + index;
  return {
    ...{ applicationId: `${examId}${String(index).padStart(20, '0')}`, examId, version: 1 },
    ...{ attempt: 1, pledgeVersion: '1', sessionEpoch: 0, areaCode: '620100' },
    ...{ positionCode: position.code, departmentCode: position.department.code },
    barredPositions: [],
    qualification: { status: 'pending', reasons: [], since },
    photo: { status: 'none', reasons: [] },
    payment: { status: 'due', amountFen: 15_000 },
    confirmation: 'open',
  };
}

/** An exam of this many applications that all wait for their qualification. */
export async function fillQueue(table: Table, examId: string, size: number): Promise<void> {
  const { document, tableName, vault } = table;
  const codes = positions.map(({ department }) => department.code).sort();
  for (const Item of [
    { ...keyOf.departments(examId), codes },
    ...positions.map((position) => ({ ...keyOf.position(examId, position.code), position })),
  ]) {
    await document.send(new PutCommand({ TableName: tableName, Item }));
  }
  const mac = randomBytes(32).toString('base64url');
  const head: Head = {
    ...{ registrationHmac: mac, registrationHint: 'X', nameHmac: mac, idHmac: mac },
    ...{ auditHead: mac, formVersion: 1, bodyHash: mac, createdAt: now },
  };
  const form = syntheticApplicant();
  const write = async (from: number) => {
    const items: Item[] = [];
    for (let index = from; index < Math.min(size, from + BATCH); index += 1) {
      const state = stateOf(examId, index);
      const { applicationId } = state;
      const cipher = await vault.seal(examId, applicationId, form);
      const own = { ...head, registrationHmac: `${mac}${index}` };
      items.push(toItem(state, own), { ...keyOf.form(applicationId), cipher, formVersion: 1 });
    }
    for (const half of [items.slice(0, BATCH), items.slice(BATCH)]) await put(half);
  };
  const put = async (items: Item[]) => {
    let wanted = items.map((Item) => ({ PutRequest: { Item } }));
    while (wanted.length > 0) {
      const { UnprocessedItems } = await document.send(
        new BatchWriteCommand({ RequestItems: { [tableName]: wanted } }),
      );
      wanted = (UnprocessedItems?.[tableName] ?? []) as typeof wanted;
    }
  };
  let next = 0;
  const lane = async () => {
    while (next < size) {
      const from = next;
      next += BATCH;
      await write(from);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
