import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#adapters/staff.ts';
import { queue } from '#contract/review.ts';
import { type Answer, Client } from '../../scripts/journey/client.ts';
import { type Names, publishedRoutes, requestOf } from './support/access-requests.ts';
import { access, queueAccess, type Row } from './support/access-table.ts';
import { demo, examId, idOf, order, payable, type Saved } from './support/applicant.ts';
import { askWaiver, sendPaper } from './support/papers.ts';
import { platformForTests } from './support/platform.ts';
import { staffTokens } from './support/staff-tokens.ts';

const platform = platformForTests();
const tokens = staffTokens(platform);

const OURS = '620102';
const roles: Role[] = ['reviewer', 'photo-reviewer', 'lead', 'finance', 'exam-admin', 'auditor'];
const everything = [...roles, 'dept:*'];
const unknownNames: Names = {
  applicationId: 'A'.repeat(26),
  documentId: `${'0'.repeat(64)}.pdf`,
  orderNumber: 'GS1703200000000000000000AB',
};

type Cast = { own: Saved; other: Saved; names: Names; otherNames: Names };
let cast: Cast;
let before: { version: number; history: unknown[] };

/** Somebody with an open order and a waiver asked for, and the names of what is theirs. */
async function person(department: (code: string) => boolean): Promise<[Saved, Names]> {
  const { endpoints } = platform;
  const { positions } = await demo(endpoints);
  const { code } = positions.find((each) => department(each.department.code));
  const one = await payable(endpoints, { positionCode: code });
  const applicationId = await idOf(endpoints, one);
  const { orderNumber } = (await order(one)).body;
  const asked = await askWaiver(one, [await sendPaper(one)]);
  const [documentId] = asked.body.waiver.documentIds;
  return [one, { examId, applicationId, documentId, orderNumber }];
}

beforeAll(async () => {
  const [own, names] = await person((code) => code === OURS);
  const [other, otherNames] = await person((code) => code !== OURS);
  const admin = tokens.client(['exam-admin', 'dept:*']);
  const { settings } = (await admin.call('GET', `/api/admin/exams/${examId}`)).body;
  Object.assign(names, { registrationNumber: own.registrationNumber, queue: 'qualification' });
  names.exam = JSON.stringify(settings);
  names.position = JSON.stringify((await demo(platform.endpoints)).positions[0]);
  const { pledge: _, ...form } = own.body;
  names.form = JSON.stringify(form);
  otherNames.registrationNumber = other.registrationNumber;
  cast = { own, other, names, otherNames };
  const auditor = tokens.client(['auditor', 'dept:*']);
  const path = `/api/review/applications/${otherNames.applicationId}`;
  before = (await auditor.call('GET', path)).body;
});

const routes = publishedRoutes();
async function ask(operation: string, client: Client, names: Names) {
  const route = routes.find((each) => each.operation === operation);
  if (!route) throw new Error(`${operation} is not published`);
  const { method, path, body } = requestOf(route, { ...cast.names, ...names });
  const key = { 'idempotency-key': crypto.randomUUID() };
  return client.call(method, path, body, key);
}
const nobody = () => new Client(platform.endpoints.api);
const bearer = (token: string) => new Client(platform.endpoints.api, token);

test('every published operation has a row, and every row is published', () => {
  expect(Object.keys(access).sort()).toEqual(routes.map(({ operation }) => operation).sort());
  expect(Object.keys(queueAccess).sort()).toEqual([...queue.options].sort());
});

const operations = (of: Row['for']) =>
  Object.entries(access).flatMap(([operation, row]): [string, Row][] =>
    row.for === of ? [[operation, row]] : [],
  );
const forOffice = [...operations('office'), ...operations('department')];
const groupsOf = (role: Role) => [role, `dept:${OURS}`];

/** What is wrong with a cell of the table, as a line; nothing when it is right. */
const wrong = (cell: string, { status, body }: Answer, wanted: number): string[] =>
  status === wanted ? [] : [`${cell}: ${status} instead of ${wanted} ${JSON.stringify(body)}`];

describe('staff', () => {
  test.each(forOffice)('%s', async (operation, row) => {
    if (!('roles' in row)) throw new Error('no roles');
    const found: string[] = [];
    const askAs = async (role: Role) => {
      const client = tokens.client(groupsOf(role));
      const may = row.roles.includes(role);
      const own = await ask(operation, client, {});
      found.push(...wrong(`${role}, own`, own, may ? row.status : 403));
      if (row.for !== 'department') return;
      const foreign = await ask(operation, client, cast.otherNames);
      const none = await ask(operation, client, unknownNames);
      found.push(...wrong(`${role}, another department's`, foreign, may ? 404 : 403));
      found.push(...wrong(`${role}, unknown`, none, may ? 404 : 403));
      const { traceId: _, ...said } = foreign.body;
      const { traceId: __, ...saidOfNone } = none.body;
      expect(said).toEqual(saidOfNone);
    };
    await Promise.all(roles.map(askAs));
    // Every department and no role; a role and no department; both of somebody unheard of.
    found.push(...wrong('no role', await ask(operation, tokens.client(['dept:*']), {}), 403));
    const strange = tokens.client(['manager', 'Lead', 'reviewers', 'dept:*']);
    found.push(...wrong('unknown roles', await ask(operation, strange, {}), 403));
    if (row.for === 'department') {
      const nowhere = await ask(operation, tokens.client([...roles]), {});
      found.push(...wrong('no department', nowhere, 404));
    }
    expect(found).toEqual([]);
  });

  test.each(operations('beginner'))('%s: not of anybody else', async (operation) => {
    const answers = roles.map((role) => ask(operation, tokens.client(groupsOf(role)), {}));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(roles.map(() => 404));
  });

  test.each([...forOffice, ...operations('beginner')])(
    '%s: no token, a session, or a token that is not believed',
    async (operation) => {
      const found: string[] = [];
      found.push(...wrong('no token', await ask(operation, nobody(), {}), 401));
      found.push(...wrong('applicant', await ask(operation, cast.own.client, {}), 401));
      for (const [name, token] of Object.entries(tokens.forged(everything))) {
        found.push(...wrong(name, await ask(operation, bearer(token), {}), 401));
      }
      expect(found).toEqual([]);
    },
  );

  const cells = queue.options.flatMap((name) => roles.map((role) => [name, role] as const));
  test.each(cells)('the queue %s and the role %s', async (name, role) => {
    const { works, reads } = queueAccess[name];
    const client = tokens.client(groupsOf(role));
    const path = `/api/review/queues/${name}`;
    const may = { list: [...works, ...reads].includes(role), claim: works.includes(role) };
    const status = (allowed: boolean) => (allowed ? 200 : 403);
    const listed = await client.call('GET', `${path}?examId=${examId}`);
    expect(wrong('reads', listed, status(may.list))).toEqual([]);
    const other = await client.call('GET', `${path}?examId=${examId}&department=620103`);
    expect(wrong("another department's", other, 403)).toEqual([]);
    const claimed = await client.call('POST', `${path}/claims`, { examId, count: 1 });
    expect(wrong('claims', claimed, status(may.claim))).toEqual([]);
    const nowhere = await tokens.client([role]).call('GET', `${path}?examId=${examId}`);
    expect(wrong('no department', nowhere, 403)).toEqual([]);
  });

  test('what the office decides together or searches for is not of another department', async () => {
    const { applicationId, registrationNumber } = cast.otherNames;
    const lead = tokens.client(groupsOf('lead'));
    const search = { examId, registrationNumber };
    const found = await lead.call('POST', '/api/review/searches', search);
    expect([found.status, found.body]).toEqual([200, { items: [] }]);
    const { idNumber } = cast.other.body.applicant;
    const byId = await lead.call('POST', '/api/review/searches', { examId, idNumber });
    expect([byId.status, byId.body]).toEqual([200, { items: [] }]);
    const many = await lead.call('POST', '/api/review/decisions', {
      items: [{ applicationId, version: 1 }],
      decision: 'approve',
    });
    expect(many.body.items).toEqual([{ applicationId, result: 'skipped', code: 'not-found' }]);
  });
});

describe('everybody', () => {
  test.each(operations('everybody'))('%s', async (operation, row) => {
    if (row.for !== 'everybody') throw new Error('not for everybody');
    const [forged = ''] = Object.values(tokens.forged(everything));
    const callers = {
      nobody: nobody(),
      applicant: cast.own.client,
      auditor: tokens.client(['auditor', 'dept:*']),
      forger: bearer(forged),
    };
    const found: string[] = [];
    for (const [name, client] of Object.entries(callers)) {
      found.push(...wrong(name, await ask(operation, client, unknownNames), row.status));
    }
    expect(found).toEqual([]);
  });
});

describe('applicants', () => {
  test.each(operations('applicant'))('%s', async (operation, row) => {
    if (row.for !== 'applicant') throw new Error('not for applicants');
    const cookie = cast.own.client.session ?? '';
    const edited = `${cookie.slice(0, -2)}${cookie.endsWith('AA') ? 'BB' : 'AA'}`;
    const found = wrong('nobody', await ask(operation, nobody(), {}), 401);
    const forger = new Client(platform.endpoints.api);
    forger.resume(edited);
    found.push(...wrong('an edited session', await ask(operation, forger, {}), 401));
    found.push(...wrong('staff', await ask(operation, tokens.client(everything), {}), 401));
    if (row.other) {
      const { client } = cast.own;
      found.push(...wrong("another's", await ask(operation, client, cast.otherNames), row.other));
      found.push(...wrong('unknown', await ask(operation, client, unknownNames), row.other));
    }
    found.push(...wrong('own', await ask(operation, cast.own.client, {}), row.status));
    expect(found).toEqual([]);
  });

  test('the other applicant’s application is as it was before all of this', async () => {
    const { applicationId } = cast.otherNames;
    const auditor = tokens.client(['auditor', 'dept:*']);
    const { body } = await auditor.call('GET', `/api/review/applications/${applicationId}`);
    expect([body.version, body.history]).toEqual([before.version, before.history]);
  });
});
