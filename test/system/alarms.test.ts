/** A fault of the object store rings, and the runbook's command makes good what it left behind. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { Client } from '../../scripts/journey/client.ts';
import { drawBust } from '../../scripts/journey/photo.ts';
import { runJourney, until, upload } from '../../scripts/journey/run.ts';
import { decide, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const folder = mkdtempSync(join(tmpdir(), 'baoming-fault-'));
const broken = join(folder, 'broken');
writeFileSync(
  join(folder, 'fault.mjs'),
  `import { existsSync } from 'node:fs';
   export default (next, { commandName }) => async (args) => {
     if (commandName === 'GetObjectCommand' && existsSync(${JSON.stringify(broken)}))
       throw new Error('injected');
     return next(args);
   };`,
);
process.env.FAULTS_MODULE = join(folder, 'fault.mjs');
afterAll(() => {
  delete process.env.FAULTS_MODULE;
  rmSync(folder, { recursive: true, force: true });
});
const platform = platformForTests();

type State = { name: string; state: string; description: string };
const control = () => new Client(platform.endpoints.control);
const states = async (): Promise<State[]> => (await control().call('GET', '/alarms')).body.alarms;
const ringing = async () => (await states()).filter(({ state }) => state === 'ALARM');

async function within(seconds: number, isSo: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(500))
    if (await isSo()) return true;
  return false;
}

/** The figures of the funnel as the operations page shows them. */
async function funnel(): Promise<Record<string, number>> {
  const page = await (await fetch(`${platform.endpoints.ops}/?view=business&part=1`)).text();
  const found = page.matchAll(/<dt>([^<]+)<\/dt><dd>(\d+)<\/dd>/g);
  return Object.fromEntries([...found].map(([, label, value]) => [label, Number(value)]));
}

test('the funnel counts each applicant once at each step', async () => {
  const none = await funnel();
  expect(none).toMatchObject({ 已报名: 0, 已交费: 0 });
  await runJourney(platform.endpoints, () => {});
  await runJourney(platform.endpoints, () => {});
  const after = { 已报名: 2, 审核通过: 2, 照片通过: 2, 已交费: 2, 已确认: 2 };
  expect(await funnel()).toMatchObject(after);
});

test('photos that cannot be read ring; the command of the runbook brings their verdicts', async () => {
  expect(await ringing()).toEqual([]);
  const person = await saved(platform.endpoints);
  await decide(platform.endpoints, person, 'approve');
  const status = async () =>
    (await person.client.call('GET', '/api/application')).body.photo.status;

  writeFileSync(broken, '');
  const { body } = await person.client.call('POST', '/api/application/photo-uploads', {});
  expect((await upload(body, drawBust())).status).toBe(204);
  expect(await within(60, async () => (await ringing()).length > 0)).toBe(true);
  const [alarm] = (await ringing()) as [State];
  expect(alarm.name).toBe('baoming-photo-intake-dead-waiting');
  expect(await status()).toBe('none');

  rmSync(broken);
  const [, path = ''] = / Runbook: (\S+)$/.exec(alarm.description) ?? [];
  const [, verb = '', command = ''] =
    /curl -X (POST) "\$CONTROL(\S*redrive)"/.exec(readFileSync(path, 'utf8')) ?? [];
  const { queues } = (await control().call('GET', '/queues')).body;
  const arn = Object.keys(queues).find((each) => /photointakedead/i.test(each) && queues[each]);
  const queue = String(arn).split(':').at(-1) ?? '';
  const answer = await control().call(verb, command.replace('$QUEUE', queue));
  expect(answer).toMatchObject({ status: 200, body: { moved: 1, left: 0 } });

  const judged = await until(
    () => person.client.call('GET', '/api/application'),
    ({ photo }) => photo.status !== 'none',
  );
  expect(judged.body.photo.status).toBe('pending');
  expect(await within(90, async () => (await ringing()).length === 0)).toBe(true);
}, 240_000);
