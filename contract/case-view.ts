import type { ApplicationState, Document } from '#domain/application/state.ts';
import type { Application } from './application-view.ts';
import { toWireTime } from './time.ts';

type Cases = Pick<Application, 'correction' | 'material' | 'appeal' | 'disqualification'>;
type Asked = {
  requestedAt: number;
  decidedAt?: number;
  reason?: string;
  documents: Document[];
};

const idsOf = (documents: Document[]) => documents.map(({ documentId }) => documentId);

/** The requests of an application as its applicant sees them: that one of two people has agreed
 * is the office's business. */
export function viewCases(state: ApplicationState): Cases {
  const { correction, material, appeal, disqualification: struck } = state;
  return {
    ...(correction && {
      correction: { status: correction.status, fields: correction.fields, ...asked(correction) },
    }),
    ...(material && {
      material: { sentAt: toWireTime(material.sentAt), documentIds: idsOf(material.documents) },
    }),
    ...(appeal && { appeal: { status: appeal.status, of: appeal.of, ...asked(appeal) } }),
    ...(struck && {
      disqualification: { at: toWireTime(struck.at), reason: struck.reason },
    }),
  };
}

function asked({ requestedAt, decidedAt, reason, documents }: Asked) {
  return {
    requestedAt: toWireTime(requestedAt),
    ...(decidedAt === undefined ? {} : { decidedAt: toWireTime(decidedAt) }),
    ...(reason === undefined ? {} : { reason }),
    documentIds: idsOf(documents),
  };
}
