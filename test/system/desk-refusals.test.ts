import './desk-late.test.ts';
import './desk-queue.test.ts';
import { expect, test } from 'vitest';
import { type Answer, Client } from '../../scripts/journey/client.ts';
import { decide, demo, examId, idOf, photograph, type Saved, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';
import { staffTokens } from './support/staff-tokens.ts';
import { storedItems } from './support/stored.ts';

const platform = platformForTests();
const tokens = staffTokens(platform);
const OURS = 'dept:620102';
const reviewer = () => tokens.client(['reviewer', OURS], 'reviewer-1');
const colleague = () => tokens.client(['reviewer', OURS], 'reviewer-2');
const lead = () => tokens.client(['lead', OURS], 'lead-1');

async function applicant(ours = true): Promise<[Saved, string]> {
  const { positions } = await demo(platform.endpoints);
  const isOurs = (code: string) => `dept:${code}` === OURS;
  const position = positions.find((each) => isOurs(each.department.code) === ours);
  const person = await saved(platform.endpoints, { positionCode: position.code });
  return [person, await idOf(platform.endpoints, person)];
}
const decideOn = (client: Client, id: string, what: string, body: Record<string, unknown>) =>
  client.call('POST', `/api/review/applications/${id}/${what}`, body);
const approve = { decision: 'approve', reasons: [] };

/** A clear refusal, and every stored item of the application is what it was. */
async function refused(id: string, work: () => Promise<Answer>, wanted: [number, string?]) {
  const before = await storedItems(platform.endpoints, id);
  const { status, body } = await work();
  expect([status, ...(wanted[1] ? [body.code] : [])]).toEqual(wanted);
  expect(wanted[1] ? body.title : body.message).toMatch(/\S/);
  expect(await storedItems(platform.endpoints, id)).toEqual(before);
}

test.each([
  ['qualification', approve],
  ['reopenings', { reason: '误判' }],
  ['undo', {}],
] as const)('a stale version: %s', async (what, body) => {
  const [person, id] = await applicant();
  // The second version: of an edit, or of a decision that is to be opened again or undone.
  if (what === 'qualification') {
    const { pledge: _, ...form } = person.body;
    await person.client.call('PUT', '/api/application', { ...form, version: 1 });
  } else {
    const decider = what === 'undo' ? reviewer() : colleague();
    const no = { version: 1, decision: 'reject', reasons: [{ code: 'education' }] };
    expect((await decideOn(decider, id, 'qualification', no)).status).toBe(200);
  }
  const work = () => decideOn(reviewer(), id, what, { version: 1, ...body });
  await refused(id, work, [409, 'version-conflict']);
});

test('a lease that has ended and is a colleague’s now: no decision', async () => {
  const [, id] = await applicant();
  const control = new Client(platform.endpoints.control);
  const claim = async (client: Client) =>
    (
      await client.call('POST', '/api/review/queues/qualification/claims', { examId, count: 50 })
    ).body.items.map((item: any) => item.applicationId);
  expect(await claim(reviewer())).toContain(id);
  // While it is held, neither colleague nor lead decides it behind the holder's back.
  for (const other of [colleague(), lead()]) {
    const work = () => decideOn(other, id, 'qualification', { version: 1, ...approve });
    await refused(id, work, [409, 'held-by-colleague']);
  }
  const taking = { examId, applicationIds: [id], takeOver: true };
  const claims = '/api/review/queues/qualification/claims';
  const forced = () => colleague().call('POST', claims, taking);
  await refused(id, forced, [403, 'forbidden']);
  const many = { items: [{ applicationId: id, version: 1 }], decision: 'approve' };
  const skipped = await colleague().call('POST', '/api/review/decisions', many);
  expect(skipped.body.items).toEqual([
    { applicationId: id, result: 'skipped', code: 'held-by-colleague' },
  ]);
  await control.call('POST', '/clock/advance', { seconds: 901 });
  try {
    expect(await claim(colleague())).toContain(id);
    const late = () => decideOn(reviewer(), id, 'qualification', { version: 1, ...approve });
    await refused(id, late, [409, 'held-by-colleague']);
    const done = await decideOn(colleague(), id, 'qualification', { version: 1, ...approve });
    expect(done.status).toBe(200);
  } finally {
    await control.call('DELETE', '/clock');
  }
});

test('another department’s application: 404 for every decision', async () => {
  const [, id] = await applicant(false);
  const all = tokens.client(['reviewer', 'photo-reviewer', 'lead', 'finance', OURS]);
  const reason = '理由';
  const decisions: Record<string, Record<string, unknown>> = {
    qualification: approve,
    photo: { ...approve, sha256: '0'.repeat(64) },
    waiver: { decision: 'approve', evidence: '证明材料' },
    withdrawal: { decision: 'approve', reason },
    corrections: { decision: 'approve', reason },
    appeals: { decision: 'uphold', reason },
    reopenings: { reason },
    disqualification: { reason, refund: false },
    'claim-releases': { reason },
    'registration-numbers': { reason },
    undo: {},
  };
  for (const [what, body] of Object.entries(decisions)) {
    await refused(id, () => decideOn(all, id, what, { version: 1, ...body }), [404, 'not-found']);
  }
  const reveal = () => decideOn(all, id, 'reveals', { reason });
  await refused(id, reveal, [404, 'not-found']);
});

test.each([
  ['qualification', { decision: 'reject', reasons: [] }],
  ['qualification', { decision: 'return' }],
  ['photo', { decision: 'reject', reasons: [], sha256: '0'.repeat(64) }],
  ['waiver', { decision: 'approve', evidence: '  ' }],
  ['withdrawal', { decision: 'approve' }],
  ['corrections', { decision: 'approve' }],
  ['appeals', { decision: 'uphold', reason: '' }],
  ['reopenings', {}],
  ['disqualification', { refund: true }],
  ['claim-releases', {}],
  ['registration-numbers', {}],
  ['reveals', {}],
] as const)('%s without a reason', async (what, body) => {
  const [, id] = await applicant();
  const all = tokens.client(['reviewer', 'photo-reviewer', 'lead', 'finance', OURS]);
  const sent = { ...(what === 'reveals' ? {} : { version: 1 }), ...body };
  // A waiver's may stand in its evidence: the rule finds it empty, not the schema.
  const code = what === 'waiver' ? 'reasons-required' : 'invalid';
  await refused(id, () => decideOn(all, id, what, sent), [422, code]);
});

test('a photo decision with the hash of another picture', async () => {
  const [person, id] = await applicant();
  await decide(platform.endpoints, person, 'approve');
  const { version } = (await photograph(person)).body;
  const photographer = tokens.client(['photo-reviewer', OURS]);
  const body = { version, ...approve, sha256: 'f'.repeat(64) };
  const work = () => decideOn(photographer, id, 'photo', body);
  await refused(id, work, [409, 'version-conflict']);
});

test('a lead’s rights are not a reviewer’s', async () => {
  const [, id] = await applicant();
  const reason = '理由';
  const rights: Record<string, Record<string, unknown>> = {
    appeals: { decision: 'uphold', reason },
    disqualification: { reason, refund: false },
    'claim-releases': { reason },
    'registration-numbers': { reason },
  };
  for (const [what, body] of Object.entries(rights)) {
    const work = () => decideOn(reviewer(), id, what, { version: 1, ...body });
    await refused(id, work, [403, 'forbidden']);
  }
});

const forgeries = [
  'another signer',
  'another issuer',
  'another audience',
  'no algorithm, signed',
  'HS256 with the public key',
  'expired',
  'not yet valid',
  'edited groups',
];
test.each(forgeries)('a decision with a token of %s', async (name) => {
  const [, id] = await applicant();
  const token = tokens.forged(['reviewer', OURS])[name];
  if (!token) throw new Error(`no token ${name}`);
  const forger = new Client(platform.endpoints.api, token);
  const work = () => decideOn(forger, id, 'qualification', { version: 1, ...approve });
  await refused(id, work, [401]);
});
