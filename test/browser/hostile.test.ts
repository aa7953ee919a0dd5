/** Texts that want to run, stored in every field that any screen shows: they stay texts. */
import { expect, test } from 'vitest';
import { saved } from '../system/support/applicant.ts';
import { hostileTexts } from './support/hostile-texts.ts';
import { platformForTests } from './support/platform.ts';
import { visits } from './support/visit.ts';

const platform = platformForTests();
const visit = visits(platform);
const screens = ['/', '/pledge', '/application', '/result', '/edit', '/photo', '/pay', '/requests'];

/** Programs read these, people do not. */
const kept =
  /^(code|status|version|examId|at|event|by|nextStep|confirmation|sha256|opens|closes|id|phase|currency|uploadId)$|At$/;
const replaceTexts = (value: unknown, text: string, name = ''): unknown => {
  if (typeof value === 'string') return kept.test(name) ? value : text;
  if (Array.isArray(value)) return value.map((each) => replaceTexts(each, text, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, replaceTexts(each, text, key)]),
  );
};

test('60 texts in every field of the application and of the exam: nothing runs, nothing is reported', async () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(60);
  const person = await saved(platform.endpoints);
  const page = await visit('/help', { person });
  const ran: string[] = [];
  await page.exposeFunction('ran', () => ran.push(page.url()));
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => ran.push('dialog')));
  page.on('popup', () => ran.push('popup'));
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|http:\/\/localhost|data:|blob:)/.test(request.url()))
      outside.push(request.url());
  });
  let text = '';
  const waiver = {
    status: 'rejected',
    kind: 'disability',
    reasons: [{ code: 'other', text: '' }],
    requestedAt: '2017-03-15T09:00:00+08:00',
    documents: 0,
    documentIds: [],
  };
  for (const path of ['**/api/application', '**/api/exams/*'])
    await page.route(path, async (route) => {
      const answer = await (await route.fetch()).json();
      const reasons = [{ code: 'other', text: '' }];
      const qualification = { status: 'rejected', reasons };
      const more = path.endsWith('application') ? { qualification, waiver } : {};
      await route.fulfill({ json: replaceTexts({ ...answer, ...more }, text) as object });
    });
  for (const [n, hostile] of hostileTexts.entries()) {
    text = hostile;
    await page.goto(`${platform.endpoints.site}/?${n}#${screens[n % screens.length]}`);
    await page.locator('main h1').waitFor();
    for (const path of ['/pay', '/requests', '/edit', '/application']) {
      await page.evaluate((hash) => {
        (globalThis as any).location.hash = hash;
      }, path);
      await page.locator(`.menu [aria-current=page][href="#${path}"]`).waitFor();
    }
    // It is there, as the text that it is.
    await expect.poll(() => page.locator('.label strong').textContent()).toBe(hostile);
    const foreign = page.locator(
      'main :is(script, iframe, object, embed, base, meta, link, style)',
    );
    expect(await foreign.count()).toBe(0);
    expect(
      await page.locator('main [onerror], main [onload], main [href^="javascript:" i]').count(),
    ).toBe(0);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  expect({ ran, outside }).toEqual({ ran: [], outside: [] });
});

test('one that was typed and saved is read back as it was', async () => {
  const text = '<img src=x onerror=ran()>';
  const { body, ...person } = await saved(platform.endpoints);
  const applicant = { ...body.applicant, school: text, major: text, resume: text };
  const { version } = person.application;
  const { pledge, positionCode, areaCode } = body;
  const edited = await person.client.call('PUT', '/api/application', {
    version,
    pledge,
    applicant,
    positionCode,
    areaCode,
  });
  expect(edited.status).toBe(200);
  const page = await visit('/application', { person: { body, ...person } });
  await page.getByText(`${text} · ${text}`, { exact: true }).waitFor();
  expect(await page.locator('main img').count()).toBe(0);
});
