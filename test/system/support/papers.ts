/** Papers of applicants as a browser sends them, and the requests that name them. */
import { randomUUID } from 'node:crypto';
import { type Answer, type Endpoints, staffClient } from '../../../scripts/journey/client.ts';
import { upload } from '../../../scripts/journey/run.ts';
import { idOf, type Saved } from './applicant.ts';

export const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A small PDF file that nobody sent before. */
export const pdf = (): Uint8Array =>
  latin(`%PDF-1.4\n%${randomUUID()}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`);

type Declared = { purpose: string; contentType: string };
const usual: Declared = { purpose: 'waiver', contentType: 'application/pdf' };

export function signPaper(person: Saved, declared: Partial<Declared> = {}): Promise<Answer> {
  const body = { ...usual, ...declared };
  return person.client.call('POST', '/api/application/document-uploads', body);
}

/** Signs and uploads; what the object store answered is not looked at. */
export async function sendPaper(
  person: Saved,
  bytes: Uint8Array = pdf(),
  declared: Partial<Declared> = {},
): Promise<string> {
  const { body } = await signPaper(person, declared);
  await upload(body, bytes);
  return body.uploadId;
}

export async function askWaiver(
  person: Saved,
  documents: string[],
  overrides: Record<string, unknown> = {},
): Promise<Answer> {
  const { version } = (await person.client.call('GET', '/api/application')).body;
  const body = { version, kind: 'disability', documents, ...overrides };
  return person.client.call('POST', '/api/application/waiver-requests', body);
}

/** A decision of a member of staff upon the application as it is now. */
export async function staffDecides(
  endpoints: Endpoints,
  person: Saved,
  what: 'waiver' | 'withdrawal',
  body: Record<string, unknown>,
  username = what === 'waiver' ? 'reviewer' : 'finance',
): Promise<Answer> {
  const { version } = (await person.client.call('GET', '/api/application')).body;
  const staff = await staffClient(endpoints, username);
  const path = `/api/review/applications/${await idOf(endpoints, person)}/${what}`;
  return staff.call('POST', path, { version, ...body });
}
