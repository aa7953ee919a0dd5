import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Client } from '../../scripts/journey/client.ts';
import { syntheticApplicant } from '../../scripts/journey/person.ts';
import { bodyFor, decide, demo, examId, post, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const anyone = () => new Client(platform.endpoints.api);

describe('saving', () => {
  test('a second application with the same ID number is refused', async () => {
    const person = await saved(platform.endpoints);
    const again = await post(anyone(), { ...person.body });
    expect(again.status).toBe(409);
    expect(again.body.code).toBe('already-registered');
  });

  test('of fifty saves at once with one ID number exactly one is saved', async () => {
    const body = await bodyFor(platform.endpoints);
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(anyone(), body)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
  });

  test('a lost reply and its repeat give the same registration number', async () => {
    const body = await bodyFor(platform.endpoints);
    const key = randomUUID();
    const first = await post(anyone(), body, key);
    const second = await post(anyone(), body, key);
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.body.registrationNumber).toBe(first.body.registrationNumber);
  });

  test('the same key with another body is refused, and so is no key', async () => {
    const body = await bodyFor(platform.endpoints);
    const key = randomUUID();
    await post(anyone(), body, key);
    const other = { ...body, applicant: { ...body.applicant, phone: '19900009999' } };
    expect((await post(anyone(), other, key)).status).toBe(422);
    const path = `/api/exams/${examId}/applications`;
    expect((await anyone().call('POST', path, body)).status).toBe(400);
  });

  test('an outdated or missing pledge is refused', async () => {
    const outdated = await bodyFor(platform.endpoints, {
      pledge: { version: 'v0', accepted: true },
    });
    const answer = await post(anyone(), outdated);
    expect([answer.status, answer.body.code]).toEqual([409, 'pledge-outdated']);
    const { pledge: _, ...missing } = await bodyFor(platform.endpoints);
    expect((await post(anyone(), missing)).status).toBe(422);
  });

  test('malformed, foreign and oversized bodies are refused', async () => {
    const path = `/api/exams/${examId}/applications`;
    const key = { 'idempotency-key': randomUUID() };
    const body = await bodyFor(platform.endpoints);
    const json = JSON.stringify(body);
    const cases: [unknown, number][] = [
      ['{"pledge":', 400],
      [`{"__proto__":{"admin":true},${json.slice(1)}`, 400],
      [{ ...body, admin: true }, 422],
      [{ ...body, areaCode: 7 }, 422],
      [{ ...body, applicant: { ...body.applicant, address: 'x'.repeat(300_000) } }, 413],
    ];
    for (const [sent, status] of cases) {
      expect((await anyone().call('POST', path, sent, key)).status).toBe(status);
    }
  });

  test('fields point to themselves: unknown position, bad ID number', async () => {
    const wrong = await bodyFor(platform.endpoints, { positionCode: 'no-such' });
    const answer = await post(anyone(), wrong);
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].pointer).toBe('/positionCode');
    const applicant = syntheticApplicant({ idNumber: '620102199001011234' });
    const bad = await post(anyone(), await bodyFor(platform.endpoints, { applicant }));
    expect(bad.body.errors[0].pointer).toBe('/applicant/idNumber');
  });
});

describe('editing', () => {
  test('a stale version is refused', async () => {
    const person = await saved(platform.endpoints);
    const { pledge: _, ...body } = person.body;
    const first = await person.client.call('PUT', '/api/application', { ...body, version: 1 });
    expect(first.status).toBe(200);
    const second = await person.client.call('PUT', '/api/application', { ...body, version: 1 });
    expect([second.status, second.body.code]).toEqual([409, 'version-conflict']);
  });

  test('after the approval the guide’s sentence answers', async () => {
    const person = await saved(platform.endpoints);
    expect((await decide(platform.endpoints, person, 'approve')).status).toBe(200);
    const { pledge: _, ...body } = person.body;
    const answer = await person.client.call('PUT', '/api/application', { ...body, version: 2 });
    expect(answer.status).toBe(409);
    expect(answer.body.title).toBe('资格审核通过，不可再修改报考信息！');
  });

  test('a refused position stays barred, another one may be chosen', async () => {
    const person = await saved(platform.endpoints);
    await decide(platform.endpoints, person, 'reject');
    const { pledge: _, ...body } = person.body;
    const same = await person.client.call('PUT', '/api/application', { ...body, version: 2 });
    expect([same.status, same.body.code]).toEqual([409, 'position-barred']);
    const { positions } = await demo(platform.endpoints);
    const other = { ...body, positionCode: positions[5].code, version: 2 };
    const moved = await person.client.call('PUT', '/api/application', other);
    expect([moved.status, moved.body.label]).toEqual([200, '待审核']);
  });
});

describe('logging in', () => {
  test('wrong ones look alike, the right one enters', async () => {
    const person = await saved(platform.endpoints);
    const { name, idNumber } = person.body.applicant;
    const right = { examId, name, idNumber, registrationNumber: person.registrationNumber };
    const wrong = [
      { ...right, name: '李四' },
      { ...right, idNumber: '620102199001010000' },
      { ...right, registrationNumber: '00000000000X' },
      { ...right, registrationNumber: '?' },
    ];
    const answers = await Promise.all(
      wrong.map((body) => anyone().call('POST', '/api/sessions', body)),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body.title).toBe('姓名、身份证号或报名序号不正确');
    }
    const client = anyone();
    expect((await client.call('POST', '/api/sessions', right)).status).toBe(200);
    expect((await client.call('DELETE', '/api/sessions')).status).toBe(204);
  });

  test('after leaving, the old session is over', async () => {
    const person = await saved(platform.endpoints);
    const before = person.client.session ?? '';
    await person.client.call('DELETE', '/api/sessions');
    const stale = await anyone().call('GET', '/api/application', undefined, { cookie: before });
    expect(stale.status).toBe(401);
  });

  test('withdrawn, the same person may apply again', async () => {
    const person = await saved(platform.endpoints);
    const gone = await person.client.call('POST', '/api/application/withdrawal', { version: 1 });
    expect([gone.status, gone.body.label]).toEqual([200, '已撤回']);
    expect((await post(anyone(), person.body)).status).toBe(201);
  });
});
