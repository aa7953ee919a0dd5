import { open, seal } from './session/seal.ts';

/** A session as sealed into the cookie; instants in epoch ms. */
export type SealedSession = {
  applicationId: string;
  examId: string;
  /** The application's session epoch: a session of another epoch has ended. */
  epoch: number;
  /** When the person logged in; renewals keep it. */
  issuedAt: number;
};
/** The one that seals, then those that only open: a rotation ends nobody's session. */
export type SessionKeys = readonly [Uint8Array, ...Uint8Array[]];
export type Session = SealedSession & { seenAt: number };

const IDLE = 30 * 60_000;
const ABSOLUTE = 8 * 3_600_000;
/** A cookie younger than this is not sealed again: reads stay without Set-Cookie. */
const RENEW_AFTER = 60_000;
const NAME = '__Host-session';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** A Set-Cookie value; `key` is 32 bytes. The browser forgets it when it closes. */
export function sealSession(session: SealedSession, key: Uint8Array, now: number): string {
  const { applicationId, examId, epoch, issuedAt } = session;
  const sealed = seal(JSON.stringify([applicationId, examId, epoch, issuedAt, now]), key);
  return `${NAME}=${sealed}; ${ATTRIBUTES}`;
}

/** The session of a request's cookies; undefined when absent, forged, idle or too old. */
export function openSession(
  cookies: readonly string[] | undefined,
  keys: readonly Uint8Array[],
  now: number,
): Session | undefined {
  const prefix = `${NAME}=`;
  const cookie = cookies?.find((each) => each.startsWith(prefix));
  const opened = cookie === undefined ? undefined : openAny(cookie.slice(prefix.length), keys);
  if (opened === undefined) return undefined;
  const [applicationId, examId, epoch, issuedAt, seenAt] = JSON.parse(opened) as [
    string,
    string,
    number,
    number,
    number,
  ];
  if (now - seenAt >= IDLE || now - issuedAt >= ABSOLUTE) return undefined;
  return { applicationId, examId, epoch, issuedAt, seenAt };
}

/** By the key in use, or by one of before. */
function openAny(sealed: string, keys: readonly Uint8Array[]): string | undefined {
  for (const key of keys) {
    const opened = open(sealed, key);
    if (opened !== undefined) return opened;
  }
  return undefined;
}

/** The cookie that slides the idle limit, or undefined while it is not worth one. */
export function renew(session: Session, key: Uint8Array, now: number): string | undefined {
  return now - session.seenAt < RENEW_AFTER ? undefined : sealSession(session, key, now);
}

/** A Set-Cookie value that removes the session from the browser. */
export function clearSession(): string {
  return `${NAME}=; ${ATTRIBUTES}; Max-Age=0`;
}
