/** The library of reasons: the office's own, versioned, read by whoever decides. */
import { expect, test } from 'vitest';
import { staffClient } from '../../scripts/journey/client.ts';
import { examId } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const path = `/api/admin/exams/${examId}/reasons`;
const by = async (username: string, method: 'GET' | 'PUT', body?: unknown, at = path) =>
  (await staffClient(platform.endpoints, username)).call(method, at, body);
const lists = {
  qualification: [{ code: 'age', text: '年龄超过职位要求' }],
  photo: [{ code: 'blurred', text: '照片不清晰' }],
};

test('built-in reasons until the office writes its own; then who comes second is told', async () => {
  const built = (await by('reviewer', 'GET')).body;
  expect([built.version, built.by, built.qualification.length]).toEqual([0, undefined, 9]);
  const both = await Promise.all(
    ['lead', 'exam-admin'].map((username) => by(username, 'PUT', { version: 0, ...lists })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await by('photo-reviewer', 'GET')).body).toMatchObject({ version: 1, ...lists });
  expect((await by('lead', 'PUT', { version: 0, ...lists })).body.code).toBe('version-conflict');
  expect((await by('lead', 'PUT', { version: 5, ...lists })).body.code).toBe('version-conflict');
  const photo = [...lists.photo, { code: 'own-1', text: '照片有水印' }];
  expect((await by('lead', 'PUT', { version: 1, ...lists, photo })).body.version).toBe(2);
  expect((await by('auditor', 'GET')).body).toMatchObject({ by: 'lead', photo });
});

test('wrong roles, unknown exams, repeated codes, empty texts and lists', async () => {
  const put = (body: object) => by('lead', 'PUT', { version: 2, ...lists, ...body });
  expect((await by('reviewer', 'PUT', { version: 2, ...lists })).status).toBe(403);
  expect((await by('auditor', 'PUT', { version: 2, ...lists })).status).toBe(403);
  expect((await by('finance', 'GET')).status).toBe(403);
  const unknown = '/api/admin/exams/unknown/reasons';
  expect((await by('lead', 'GET', undefined, unknown)).status).toBe(404);
  expect((await by('lead', 'PUT', { version: 0, ...lists }, unknown)).status).toBe(404);
  const [entry] = lists.photo;
  expect((await put({ photo: [entry, entry] })).body.errors[0].code).toBe('repeated');
  expect((await put({ photo: [] })).status).toBe(422);
  expect((await put({ photo: [{ code: 'a', text: '' }] })).status).toBe(422);
  expect((await put({ photo: [{ code: 'a', text: '　 ' }] })).status).toBe(422);
  expect((await put({ photo: [{ code: 'a b', text: '甲' }] })).status).toBe(422);
});
