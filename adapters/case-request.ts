import type { Command, DocumentPurpose } from '#domain/application/commands.ts';
import { decide } from '#domain/application/decide.ts';
import type { Document, Instant } from '#domain/application/state.ts';
import { changeOwnWhole, type FoundWhole, findWhole } from './change.ts';
import { adoptDocuments } from './documents.ts';
import type { Store } from './dynamodb/types.ts';
import { presentChanged } from './present.ts';
import * as documents from './s3/documents.ts';

type Asking = {
  session: { applicationId: string; epoch: number };
  now: Instant;
  purpose: DocumentPurpose;
  /** As the uploads were named. */
  uploads: string[];
};
type Wrong = { errors: { pointer: string; code: string; detail: string }[] };

/**
 * What an applicant asks of the office with papers. The rules are asked before the papers are read:
 * what they refuse, or know already, costs nothing; and once more with the papers, in the
 * transaction.
 * @param commandOf the request with these papers, or the fields that are wrong
 */
export async function askOffice(
  store: Store,
  { session, now, purpose, uploads }: Asking,
  commandOf: (found: FoundWhole, papers: Document[]) => Promise<Command | Wrong>,
) {
  const { applicationId, epoch } = session;
  const found = await findWhole(store, applicationId);
  if (found?.loaded.state.sessionEpoch !== epoch) {
    return { refusal: { code: 'unauthenticated' as const } };
  }
  const { state } = found.loaded;
  const named = uploads.map((uploadId) => ({ uploadId, documentId: '' }));
  const command = await commandOf(found, named);
  if ('errors' in command) return command;
  const first = decide(state, command, { exam: found.exam });
  if ('refusal' in first) return first;
  if (first.events.length === 0) {
    return presentChanged(store, { ...found, state, events: [] }, now);
  }
  const adopted = await adoptDocuments(documents, applicationId, purpose, uploads);
  if ('errors' in adopted) return adopted;
  const ask = () => ({ ...command, ...adopted }) as Command;
  return presentChanged(store, await changeOwnWhole(store, session, ask, {}, found), now);
}
