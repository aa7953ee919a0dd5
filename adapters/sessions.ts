import type { ApplicationState, Instant } from '#domain/application/state.ts';
import { loadSecrets } from './secrets.ts';
import { sealSession } from './session.ts';

/** The Set-Cookie of a fresh session of this application. */
export async function newSession(state: ApplicationState, now: Instant): Promise<string> {
  const { applicationId, examId, sessionEpoch: epoch } = state;
  const key = Buffer.from((await loadSecrets()).sessionKey, 'base64');
  return sealSession({ applicationId, examId, epoch, issuedAt: now }, key, now);
}
