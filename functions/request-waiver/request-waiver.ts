import { changeOwnWhole, findWhole } from '#adapters/change.ts';
import { adoptDocuments } from '#adapters/documents.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import type { HandlerRequest } from '#adapters/http/types.ts';
import { presentChanged } from '#adapters/present.ts';
import * as documents from '#adapters/s3/documents.ts';
import { decide } from '#domain/application/decide.ts';

type Request = Pick<HandlerRequest<'request-waiver'>, 'session' | 'body' | 'now'>;

/**
 * The rules are asked before the papers are read: what they refuse, or know already, costs
 * nothing; and once more with the papers, in the transaction.
 */
export async function requestWaiver(store: Store, { session, body, now }: Request) {
  const { applicationId, epoch } = session;
  const found = await findWhole(store, applicationId);
  if (found?.loaded.state.sessionEpoch !== epoch) {
    return { refusal: { code: 'unauthenticated' as const } };
  }
  const { state } = found.loaded;
  const { version, kind: waiverKind } = body;
  const command = { kind: 'request-waiver' as const, at: now, version, waiverKind };
  const named = body.documents.map((uploadId) => ({ uploadId, documentId: '' }));
  const first = decide(state, { ...command, documents: named }, { exam: found.exam });
  if ('refusal' in first) return first;
  if (first.events.length === 0) {
    return presentChanged(store, { ...found, state, events: [] }, now);
  }
  const adopted = await adoptDocuments(documents, applicationId, 'waiver', body.documents);
  if ('errors' in adopted) return adopted;
  const note = body.note === undefined ? {} : { note: await store.sealText(state, body.note) };
  const ask = () => ({ ...command, ...adopted, ...note });
  return presentChanged(store, await changeOwnWhole(store, session, ask, {}, found), now);
}
