/** What a person asks of the office beside the plain path, and what the office does about it. */
import { type Answer, type Endpoints, staffClient } from '../../../scripts/journey/client.ts';
import { idOf, type Saved } from './applicant.ts';
import { pdf, sendPaper } from './papers.ts';

export const application = async (person: Saved) =>
  (await person.client.call('GET', '/api/application')).body;

export const paper = (person: Saved, purpose: string) => sendPaper(person, pdf(), { purpose });

type Request = 'corrections' | 'materials' | 'appeals';

/** A request with one paper of its purpose, at the present version. */
export async function ask(
  person: Saved,
  what: Request,
  body: Record<string, unknown>,
): Promise<Answer> {
  const purpose = { corrections: 'correction', materials: 'material', appeals: 'appeal' }[what];
  const documents = [await paper(person, purpose)];
  const { version } = await application(person);
  return person.client.call('POST', `/api/application/${what}`, { version, documents, ...body });
}

/** What a member of staff does about a person's application, as it is now. */
export async function office(
  endpoints: Endpoints,
  person: Saved,
  username: string,
  what: string,
  body: Record<string, unknown>,
): Promise<Answer> {
  const id = await idOf(endpoints, person);
  const staff = await staffClient(endpoints, username);
  const reader = await staffClient(endpoints, 'auditor');
  const { version } = (await reader.call('GET', `/api/review/applications/${id}`)).body;
  return staff.call('POST', `/api/review/applications/${id}/${what}`, { version, ...body });
}
