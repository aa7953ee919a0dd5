import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { auditEntry, putAudit } from './audit.ts';
import { CHAIN_START } from './chain.ts';
import { putForm } from './forms.ts';
import { toItem } from './state-item.ts';
import { keyOf, type Table } from './table.ts';
import { isOwnChange, putNew, transact, type Write } from './transact.ts';
import type { Creation, Head } from './types.ts';

const ATTEMPTS = 5;
/** Two of the eleven random characters and the check character. */
const HINT = 3;

/** What a page may show of a registration number, for its owner to recognise it. */
export const registrationHintOf = (registrationNumber: string) =>
  `…${registrationNumber.slice(-HINT)}`;

/** The claim: free, or held by the withdrawn application of the same person. */
function putClaim(table: Table, creation: Creation, idHmac: string): Write {
  const { applicationId, examId, attempt, barredPositions } = creation.state;
  const claim = { applicationId, attempt, barred: barredPositions };
  const item = { ...keyOf.claim(examId, idHmac), ...claim };
  if (!creation.previousApplicationId) return putNew(table, item);
  return {
    Put: {
      TableName: table.tableName,
      Item: item,
      ConditionExpression: 'applicationId = :previous',
      ExpressionAttributeValues: { ':previous': creation.previousApplicationId },
    },
  };
}

async function creationWrites(table: Table, creation: Creation, token: string): Promise<Write[]> {
  const { state, events, form, bodyHash } = creation;
  const { lookups } = table;
  const idHmac = lookups.idNumberHmac(state.examId, creation.idNumber);
  const entry = auditEntry(state, events, CHAIN_START);
  const head: Head = {
    registrationHmac: lookups.registrationHmac(state.examId, creation.registrationNumber),
    registrationHint: registrationHintOf(creation.registrationNumber),
    nameHmac: lookups.nameHmac(state.examId, creation.name),
    idHmac,
    auditHead: entry.hash,
    formVersion: 1,
    bodyHash,
    createdAt: entry.at,
  };
  return [
    putNew(table, toItem(state, head)),
    putClaim(table, creation, idHmac),
    await putForm(table, state, form, 1),
    putAudit(table, entry, token, state),
  ];
}

/**
 * A new application in one transaction. 'key-used': this application (so this Idempotency-Key)
 * exists, compare `bodyHash`; 'claimed': the person has another one.
 */
export async function createApplication(
  table: Table,
  creation: Creation,
): Promise<'created' | 'key-used' | 'claimed'> {
  const token = randomUUID();
  const writes = await creationWrites(table, creation, token);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const cancelled = await transact(table, token, writes);
    if (!cancelled) return 'created';
    const [state, claim] = cancelled;
    if (state === 'ConditionalCheckFailed')
      return (await isOwnChange(table, creation.state, token)) ? 'created' : 'key-used';
    if (claim === 'ConditionalCheckFailed') return 'claimed';
    // Only a concurrent transaction on the same items: the next attempt sees its outcome.
    await pause(20 * 2 ** attempt * (0.5 + Math.random()));
  }
  throw new Error('The claim was contended for too long');
}
