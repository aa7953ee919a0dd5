import { describe, expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { syntheticApplicant } from '../../scripts/journey/person.ts';
import {
  bodyFor,
  decide,
  examId,
  idOf,
  payable,
  post,
  type Saved,
  saved,
} from './support/applicant.ts';
import { application, ask, office } from './support/cases.ts';
import { platformForTests } from './support/platform.ts';
import { newStage } from './support/stage.ts';

const platform = platformForTests();
const stage = newStage(platform);
const by = (person: Saved, username: string, what: string, body: Record<string, unknown>) =>
  office(platform.endpoints, person, username, what, body);
const code = ({ status, body }: { status: number; body: any }) => [status, body.code];
const onePath = async (person: Saved, tail = '') =>
  `/api/review/applications/${await idOf(platform.endpoints, person)}${tail}`;
const seen = async (person: Saved, username = 'lead') => {
  const staff = await staffClient(platform.endpoints, username);
  return (await staff.call('GET', await onePath(person))).body;
};
const eventsOf = (body: any): string[] => body.history.map(({ event }: any) => event);
const inQueue = async (person: Saved, queue: string, username = 'lead') => {
  const staff = await staffClient(platform.endpoints, username);
  const path = `/api/review/queues/${queue}?examId=${examId}&limit=100`;
  const id = await idOf(platform.endpoints, person);
  return (await staff.call('GET', path)).body.items.some((one: any) => one.applicationId === id);
};
const logIn = (person: Saved, changes: Record<string, string> = {}) => {
  const { name, idNumber } = person.body.applicant;
  const { registrationNumber } = person;
  const body = { examId, name, idNumber, registrationNumber, ...changes };
  return new Client(platform.endpoints.api).call('POST', '/api/sessions', body);
};
const confirmed = async () => {
  const { person, orderNumber } = await stage.ready();
  await stage.pay(orderNumber, 'success');
  return person;
};

describe('reopenings', () => {
  test('another person opens a rejection: the position is no longer barred', async () => {
    const person = await saved(platform.endpoints);
    await decide(platform.endpoints, person, 'reject');
    const again = { reason: '专业目录已更新' };
    expect(code(await by(person, 'reviewer', 'reopenings', again))).toEqual([
      409,
      'second-person-required',
    ]);
    const opened = await by(person, 'lead', 'reopenings', again);
    expect([opened.status, opened.body.label]).toEqual([200, '待审核']);
    expect(await inQueue(person, 'qualification')).toBe(true);
    // The claim's list too: who withdraws may choose the position again.
    const { version } = await application(person);
    await person.client.call('POST', '/api/application/withdrawal', { version });
    const anew = await post(new Client(platform.endpoints.api), person.body);
    expect(anew.status).toBe(201);
    expect(eventsOf(opened.body)).toContain('decision-reopened');
  });

  test('stale versions, wrong roles, other departments, no reason', async () => {
    const person = await saved(platform.endpoints);
    await decide(platform.endpoints, person, 'reject');
    const reason = { reason: '误判' };
    const call = async (username: string, body: object) =>
      code(await by(person, username, 'reopenings', { ...reason, ...body }));
    expect(await call('lead', { version: 1 })).toEqual([409, 'version-conflict']);
    expect(await call('lead', { reason: '' })).toEqual([422, 'invalid']);
    expect(await call('lead', { reason: ' ' })).toEqual([422, 'reasons-required']);
    expect(await call('finance', {})).toEqual([403, 'forbidden']);
    expect(await call('auditor', {})).toEqual([403, 'forbidden']);
    expect(await call('reviewer-b', {})).toEqual([404, 'not-found']);
    expect((await application(person)).label).toBe('审核未通过');
  });
});

describe('corrections', () => {
  const corrected = (name: string) => `${[...name][0]}昱`;
  /** The same birth date, another order number. */
  const sibling = (idNumber: string): string => {
    for (let serial = 1; ; serial += 1) {
      const other = syntheticApplicant().idNumber;
      if (serial > 1000) throw new Error('no sibling');
      const body = idNumber.slice(0, 14) + other.slice(14, 17);
      const last = [...body].reduce(
        (sum, digit, at) =>
          sum + Number(digit) * Number([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][at]),
        0,
      );
      const number = body + '10X98765432'[last % 11];
      if (number !== idNumber) return number;
    }
  };

  test('two persons move form and claim to the right number; both log-ins follow', async () => {
    const person = await saved(platform.endpoints);
    const { idNumber, name } = person.body.applicant;
    const right = { idNumber: sibling(idNumber), name: corrected(name) };
    const asked = await ask(person, 'corrections', { changes: right, reason: '填错一位' });
    expect(asked.body.correction).toMatchObject({
      status: 'requested',
      fields: ['name', 'idNumber'],
    });
    expect(JSON.stringify(await stage.books())).not.toContain(right.idNumber);
    await decide(platform.endpoints, person, 'approve');
    expect(await inQueue(person, 'correction', 'reviewer')).toBe(true);
    const shown = await seen(person);
    expect(shown).toMatchObject({
      correctionNote: '填错一位',
      correctionChanges: { name: right.name },
    });
    expect(JSON.stringify(shown)).not.toContain(right.idNumber);

    const yes = { decision: 'approve', reason: '与身份证一致' };
    const first = await by(person, 'reviewer', 'corrections', yes);
    expect(first.body.proposals).toMatchObject([{ what: 'correction', by: 'reviewer' }]);
    expect(code(await by(person, 'reviewer', 'corrections', yes))).toEqual([
      409,
      'second-person-required',
    ]);
    expect((await application(person)).correction.status).toBe('requested');
    const second = await by(person, 'lead', 'corrections', yes);
    expect(second.body).toMatchObject({
      correction: { status: 'approved' },
      applicant: { name: right.name },
    });
    expect(second.body.proposals).toBeUndefined();
    expect(eventsOf(second.body)).toEqual(
      expect.arrayContaining([
        'correction-requested',
        'correction-proposed',
        'correction-approved',
      ]),
    );
    expect((await logIn(person)).status).toBe(401);
    expect((await logIn(person, right)).status).toBe(200);
    expect(eventsOf(await application(person))).not.toContain('correction-proposed');
    // The wrong number is free for whoever it belongs to.
    const owner = await bodyFor(platform.endpoints, {
      applicant: { ...syntheticApplicant(), idNumber },
    });
    expect((await post(new Client(platform.endpoints.api), owner)).status).toBe(201);
  });

  test('a number that somebody else holds is refused, and nothing is half written', async () => {
    const person = await saved(platform.endpoints);
    const { idNumber } = person.body.applicant;
    const taken = sibling(idNumber);
    await saved(platform.endpoints, { applicant: { ...syntheticApplicant(), idNumber: taken } });
    await ask(person, 'corrections', { changes: { idNumber: taken }, reason: '填错一位' });
    const yes = { decision: 'approve', reason: '与身份证一致' };
    expect(code(await by(person, 'reviewer', 'corrections', yes))).toEqual([
      409,
      'already-registered',
    ]);
    const no = { decision: 'reject', reason: '该号码属于他人' };
    expect((await by(person, 'reviewer', 'corrections', no)).status).toBe(200);
    expect((await application(person)).correction).toMatchObject({
      status: 'rejected',
      reason: '该号码属于他人',
    });
    expect((await logIn(person)).status).toBe(200);
  });

  test('only wrong characters, and digits outside the birth date; papers of its purpose', async () => {
    const person = await saved(platform.endpoints);
    const { idNumber } = person.body.applicant;
    const wrong = async (changes: object, more = {}) => {
      const { status, body } = await ask(person, 'corrections', { changes, reason: '错', ...more });
      return [status, body.errors?.[0]?.pointer, body.errors?.[0]?.code];
    };
    const foreign = syntheticApplicant().idNumber;
    const day = foreign.slice(6, 14) === idNumber.slice(6, 14) ? 'unchanged' : 'birth-date-fixed';
    expect(await wrong({ idNumber: foreign })).toEqual([422, '/changes/idNumber', day]);
    expect(await wrong({ name: '龘龘' })).toEqual([422, '/changes/name', 'other-name']);
    expect((await wrong({}))[0]).toBe(422);
    const name = corrected(person.body.applicant.name);
    expect((await wrong({ name }, { documents: [] }))[0]).toBe(422);
    expect(await wrong({ name }, { documents: ['a'.repeat(26)] })).toEqual([
      422,
      '/documents/0',
      'document-missing',
    ]);
    expect((await wrong({ name }, { version: 9 }))[0]).toBe(409);
    const yes = { decision: 'approve', reason: '一致' };
    expect(code(await by(person, 'reviewer', 'corrections', yes))).toEqual([409, 'not-pending']);
    expect(code(await by(person, 'finance', 'corrections', yes))).toEqual([403, 'forbidden']);
    expect(code(await by(person, 'reviewer-b', 'corrections', yes))).toEqual([404, 'not-found']);
  });
});

describe('returned material', () => {
  test('papers bring a returned application back to the queue', async () => {
    const person = await saved(platform.endpoints);
    expect(code(await ask(person, 'materials', { note: '毕业证' }))).toEqual([409, 'not-returned']);
    await decide(platform.endpoints, person, 'return');
    expect(code(await ask(person, 'materials', { version: 1 }))).toEqual([409, 'version-conflict']);
    const sent = await ask(person, 'materials', { note: '毕业证' });
    expect(sent.body).toMatchObject({
      label: '待审核',
      material: { documentIds: [expect.any(String)] },
    });
    expect(await inQueue(person, 'qualification')).toBe(true);
    const shown = await seen(person);
    expect(shown.materialNote).toBe('毕业证');
    const [documentId] = shown.material.documentIds;
    const staff = await staffClient(platform.endpoints, 'reviewer');
    const path = await onePath(person, `/documents/${documentId}`);
    expect((await staff.call('GET', path)).status).toBe(200);
  });
});

describe('appeals', () => {
  test('wait for a lead, who reopens; not for the one who decided', async () => {
    const person = await saved(platform.endpoints);
    const note = { note: '专业目录已更新' };
    expect(code(await ask(person, 'appeals', note))).toEqual([409, 'nothing-to-appeal']);
    await decide(platform.endpoints, person, 'reject');
    const asked = await ask(person, 'appeals', note);
    expect(asked.body.appeal).toMatchObject({ status: 'requested', of: 'qualification' });
    expect(code(await ask(person, 'appeals', note))).toEqual([409, 'appeal-requested']);
    expect(await inQueue(person, 'appeal')).toBe(true);
    expect((await seen(person)).appealNote).toBe('专业目录已更新');
    const open = { decision: 'reopen', reason: '材料属实' };
    expect(code(await by(person, 'reviewer', 'appeals', open))).toEqual([403, 'forbidden']);
    expect(code(await by(person, 'lead', 'appeals', { ...open, version: 1 }))).toEqual([
      409,
      'version-conflict',
    ]);
    const reopened = await by(person, 'lead', 'appeals', open);
    expect(reopened.body).toMatchObject({ label: '待审核', appeal: { status: 'reopened' } });
    expect(await inQueue(person, 'appeal')).toBe(false);
    expect(code(await by(person, 'lead', 'appeals', open))).toEqual([409, 'not-pending']);
  });

  test('a lead does not judge the own rejection; upheld is the end', async () => {
    const person = await saved(platform.endpoints);
    const { version } = await application(person);
    const no = { version, decision: 'reject', reasons: [{ code: 'major' }] };
    expect((await by(person, 'lead', 'qualification', no)).status).toBe(200);
    await ask(person, 'appeals', { note: '不服', documents: [] });
    const uphold = { decision: 'uphold', reason: '不符合职位要求' };
    expect(code(await by(person, 'lead', 'appeals', uphold))).toEqual([
      409,
      'second-person-required',
    ]);
    expect((await by(person, 'lead-b', 'appeals', uphold)).status).toBe(200);
    expect((await application(person)).appeal).toMatchObject({
      status: 'upheld',
      reason: '不符合职位要求',
    });
    expect(code(await ask(person, 'appeals', { note: '不服' }))).toEqual([409, 'appeal-decided']);
  });
});

describe('after the confirmation', () => {
  test('two leads strike off; the fee goes back through finance', async () => {
    const person = await confirmed();
    const strike = { reason: '提供虚假材料', refund: true };
    expect(code(await by(person, 'reviewer', 'disqualification', strike))).toEqual([
      403,
      'forbidden',
    ]);
    const half = await by(person, 'lead', 'disqualification', strike);
    expect(half.body).toMatchObject({
      confirmation: 'confirmed',
      proposals: [{ what: 'disqualification', refund: true }],
    });
    expect(await inQueue(person, 'proposal')).toBe(true);
    expect(code(await by(person, 'lead', 'disqualification', strike))).toEqual([
      409,
      'second-person-required',
    ]);
    const whole = await by(person, 'lead-b', 'disqualification', strike);
    expect(whole.body).toMatchObject({ label: '已取消报考资格', refundOwed: 'disqualified' });
    const { orderNumber } = whole.body.payment;
    const [refund] = (await stage.of(orderNumber)).refunds;
    expect(refund).toMatchObject({ kind: 'disqualified', status: 'proposed' });
    const finance = await staffClient(platform.endpoints, 'finance');
    const path = `/api/admin/payments/refunds/${refund?.refundNumber}/confirmation`;
    expect((await finance.call('POST', path, {})).body.status).toBe('queued');
    await stage.refundAll();
    expect(await application(person)).toMatchObject({
      confirmation: 'disqualified',
      payment: { status: 'refunded' },
      disqualification: { reason: '提供虚假材料' },
    });
  });

  test('without a refund the fee is kept; before the confirmation it is refused', async () => {
    const strike = { reason: '提供虚假材料', refund: false };
    const early = await saved(platform.endpoints);
    expect(code(await by(early, 'lead', 'disqualification', strike))).toEqual([
      409,
      'not-confirmed',
    ]);
    const person = await confirmed();
    await by(person, 'lead', 'disqualification', strike);
    const { body } = await by(person, 'lead-b', 'disqualification', strike);
    expect((await stage.of(body.payment.orderNumber)).refunds).toEqual([]);
    expect(body.payment.status).toBe('paid');
  });

  test('an imposter’s claim is released: the owner of the number can save', async () => {
    const imposter = await payable(platform.endpoints);
    const release = { reason: '身份证号被冒用' };
    expect(code(await by(imposter, 'reviewer', 'claim-releases', release))).toEqual([
      403,
      'forbidden',
    ]);
    const half = await by(imposter, 'lead', 'claim-releases', release);
    expect(half.body.proposals).toMatchObject([{ what: 'claim-release', by: 'lead' }]);
    expect(eventsOf(await application(imposter))).not.toContain('claim-release-proposed');
    const { idNumber } = imposter.body.applicant;
    const own = await bodyFor(platform.endpoints, {
      applicant: { ...syntheticApplicant(), idNumber },
    });
    const owner = new Client(platform.endpoints.api);
    expect(code(await post(owner, own))).toEqual([409, 'already-registered']);
    expect((await by(imposter, 'lead-b', 'claim-releases', release)).status).toBe(200);
    expect((await imposter.client.call('GET', '/api/application')).status).toBe(401);
    expect((await logIn(imposter)).status).toBe(401);
    expect((await post(owner, own)).status).toBe(201);
  });
});

describe('reveals', () => {
  test('the auditor’s too are in the trail; nobody sees a number without a reason', async () => {
    const person = await saved(platform.endpoints);
    const { idNumber, phone } = person.body.applicant;
    const look = async (username: string, reason = '核对证件') => {
      const staff = await staffClient(platform.endpoints, username);
      return staff.call('POST', await onePath(person, '/reveals'), { reason });
    };
    for (const username of ['auditor', 'reviewer']) {
      expect((await look(username)).body).toMatchObject({ idNumber, phone });
    }
    expect(code(await look('finance'))).toEqual([403, 'forbidden']);
    expect(code(await look('reviewer-b'))).toEqual([404, 'not-found']);
    expect(code(await look('reviewer', ''))).toEqual([422, 'invalid']);
    const shown = await seen(person);
    expect(eventsOf(shown).filter((event) => event === 'identity-revealed')).toHaveLength(2);
    expect(JSON.stringify(shown)).not.toContain(idNumber);
    expect(await stage.logs()).not.toContain(idNumber);
  });

  test('a look does not end the lease of who works on it', async () => {
    const person = await saved(platform.endpoints);
    const staff = await staffClient(platform.endpoints, 'reviewer');
    const claims = '/api/review/queues/qualification/claims';
    for (let round = 0; round < 9 && !(await seen(person)).claimedBy; round += 1) {
      await staff.call('POST', claims, { examId, count: 50 });
    }
    await staff.call('POST', await onePath(person, '/reveals'), { reason: '核对证件' });
    expect((await seen(person)).claimedBy).toBe('reviewer');
  });
});

describe('undo', () => {
  test('gives back what was before, to the one who decided, for ten seconds', async () => {
    const person = await saved(platform.endpoints);
    const no = await decide(platform.endpoints, person, 'reject');
    expect(no.body.undoUntil).toBeDefined();
    expect(code(await by(person, 'lead', 'undo', {}))).toEqual([409, 'not-undoable']);
    expect(code(await by(person, 'reviewer', 'undo', { version: 1 }))).toEqual([
      409,
      'version-conflict',
    ]);
    const back = await by(person, 'reviewer', 'undo', {});
    expect([back.status, back.body.label]).toEqual([200, '待审核']);
    expect(code(await by(person, 'reviewer', 'undo', {}))).toEqual([409, 'not-undoable']);
    expect((await decide(platform.endpoints, person, 'approve')).status).toBe(200);
    await stage.advance(11);
    expect(code(await by(person, 'reviewer', 'undo', {}))).toEqual([409, 'not-undoable']);
  });

  test('is refused once the applicant has acted', async () => {
    const person = await saved(platform.endpoints);
    await decide(platform.endpoints, person, 'reject');
    await ask(person, 'appeals', { note: '不服', documents: [] });
    expect(code(await by(person, 'reviewer', 'undo', {}))).toEqual([409, 'not-undoable']);
    expect((await application(person)).label).toBe('审核未通过');
  });
});

test('bulk: what fits is decided, what does not is skipped with its code', async () => {
  const { endpoints } = platform;
  const people = [await saved(endpoints), await saved(endpoints), await saved(endpoints)];
  const ids = await Promise.all(people.map((person) => idOf(endpoints, person)));
  await decide(endpoints, people[1] as Saved, 'approve');
  const items = [
    ...ids.map((applicationId, at) => ({ applicationId, version: at === 2 ? 9 : 1 })),
    { applicationId: 'nobody', version: 1 },
  ];
  const call = async (username: string, body: object) => {
    const staff = await staffClient(endpoints, username);
    return staff.call('POST', '/api/review/decisions', body);
  };
  const no = { items, decision: 'reject', reasons: [{ code: 'major', text: '专业不符' }] };
  expect((await call('finance', no)).status).toBe(403);
  expect((await call('reviewer', { ...no, reasons: [] })).status).toBe(422);
  const foreign = await call('reviewer-b', no);
  expect(foreign.body.items.map((one: any) => one.code)).toEqual(Array(4).fill('not-found'));
  const { body } = await call('reviewer', no);
  expect(body.items).toEqual([
    { applicationId: ids[0], result: 'done', version: 2 },
    { applicationId: ids[1], result: 'skipped', code: 'not-pending' },
    { applicationId: ids[2], result: 'skipped', code: 'version-conflict' },
    { applicationId: 'nobody', result: 'skipped', code: 'not-found' },
  ]);
  expect((await application(people[0] as Saved)).label).toBe('审核未通过');
});
