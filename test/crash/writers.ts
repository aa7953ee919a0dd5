import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Endpoints } from '../../scripts/journey/client.ts';
import { bodyFor, post } from '../system/support/applicant.ts';

export type Acknowledged = {
  key: string;
  body: Awaited<ReturnType<typeof bodyFor>>;
  registrationNumber: string;
  /** The newest version that an answer named. */
  version: number;
};

/** Applicants who save and then edit, until `stop`; what was not answered well is not counted. */
export function startWriters(endpoints: Endpoints, count: number) {
  const acknowledged: Acknowledged[] = [];
  let stopping = false;

  async function write(): Promise<void> {
    const client = new Client(endpoints.api);
    const body = await bodyFor(endpoints);
    const key = randomUUID();
    const saved = await post(client, body, key);
    if (saved.status !== 201) return;
    const { registrationNumber, application } = saved.body;
    const record = { key, body, registrationNumber, version: application.version as number };
    acknowledged.push(record);
    const { applicant, positionCode, areaCode } = body;
    const phone = `199${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    const edited = await client.call('PUT', '/api/application', {
      version: record.version,
      applicant: { ...applicant, phone },
      positionCode,
      areaCode,
    });
    if (edited.status === 200) record.version = edited.body.version;
  }

  async function loop(): Promise<void> {
    while (!stopping) await write().catch(() => pause(50));
  }

  const loops = Array.from({ length: count }, loop);
  return {
    acknowledged,
    stop: async () => {
      stopping = true;
      await Promise.all(loops);
    },
  };
}
