import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { requestWaiver } from './request-waiver.ts';

/** Asks the office that owns the position to free the applicant of the fee. */
export const handler = httpHandler('request-waiver', async (request) =>
  requestWaiver(await functionStore(), request),
);
