import { expect, test } from 'vitest';
import { staffClient } from '../../scripts/journey/client.ts';
import { drawBust } from '../../scripts/journey/photo.ts';
import { decide, idOf, photograph, saved } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();

test('a failed photo goes to a person, who overrules: the bytes are then in clean/', async () => {
  const { endpoints } = platform;
  const person = await saved(endpoints);
  await decide(endpoints, person, 'approve');
  const failed = await photograph(person, drawBust('green'));
  expect(failed.body.photo.status).toBe('failed');
  const appealed = await person.client.call('POST', '/api/application/photo-appeals', {
    version: failed.body.version,
    note: '背景是红色的',
  });
  expect([appealed.status, appealed.body.photo?.status]).toEqual([200, 'pending']);
  const staff = await staffClient(endpoints, 'photo-reviewer');
  const id = await idOf(endpoints, person);
  const seen = await staff.call('GET', `/api/review/applications/${id}`);
  expect((await fetch(seen.body.photoUrl)).status).toBe(200);
  expect(seen.body.photoAppeal).toBe('背景是红色的');
  const { sha256 } = appealed.body.photo;
  const overrule = (reasons: { code: string; text: string }[]) =>
    staff.call('POST', `/api/review/applications/${id}/photo`, {
      version: appealed.body.version,
      sha256,
      decision: 'approve',
      reasons,
    });
  const silent = await overrule([]);
  expect([silent.status, silent.body.code]).toEqual([422, 'reasons-required']);
  const approved = await overrule([{ code: 'other', text: '底色确为红色，光线偏色' }]);
  expect([approved.status, approved.body.photo?.status]).toEqual([200, 'approved']);
  const { body } = await person.client.call('GET', '/api/application/photo');
  expect(body.url).toContain(`clean/${sha256}`);
  expect((await fetch(body.url)).status).toBe(200);
});
