import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { Client, staffClient } from '../../scripts/journey/client.ts';
import { positionWorkbook, type TypedSheet, workbook } from '../support/workbook.ts';
import { bodyFor, examId } from './support/applicant.ts';
import { platformForTests } from './support/platform.ts';

const platform = platformForTests();
const made = 'henan-2018';
const admin = () => staffClient(platform.endpoints, 'exam-admin');
const open = () => new Client(platform.endpoints.api);
const path = (tail = '', id = made) => `/api/admin/exams/${id}${tail}`;
const hour = 3_600_000;
const iso = (at: number) => new Date(at - (at % 1000)).toISOString();

async function settingsOf(id = made) {
  return (await (await admin()).call('GET', path('', id))).body;
}

beforeAll(async () => {
  const applyOpens = iso(Date.now() - hour);
  const order = { examId: made, title: '2018年样本考试', applyOpens };
  const office = await admin();
  const answer = await office.call('POST', path('/clones', examId), order);
  expect([answer.status, answer.body.version]).toEqual([201, 1]);
  expect((await office.call('POST', path('/clones', examId), order)).body.code).toBe('exam-exists');
}, 120_000);

test('a draft is shown as applicants will see it, with what stands in its way', async () => {
  const office = await admin();
  const { settings } = await settingsOf();
  const draft = { ...settings, feeFen: 1 };
  const at = settings.windows.pay.closes;
  const { status, body } = await office.call('POST', path('/previews'), { at, draft });
  expect([status, body.exam.phase, body.changed]).toEqual([200, 'closed', ['feeFen']]);
  expect(body.timetable[0].state).toBe('over');
  expect(body.findings).toMatchObject([
    { pointer: '/feeFen', code: 'fee-fixed', confirmable: false },
  ]);
  const refused = await office.call('PUT', path(), draft);
  expect([refused.status, refused.body.errors[0].detail]).toEqual([
    422,
    '网上缴费已经开始，可能有未完成的订单，考务费不能再改',
  ]);
});

test('a running window ends now only by an explicit word; an extension counts at once', async () => {
  const office = await admin();
  const { settings } = await settingsOf();
  const apply = { ...settings.windows.apply, closes: iso(Date.now() - 1000) };
  const body = { ...settings, windows: { ...settings.windows, apply } };
  const warned = await office.call('PUT', path(), body);
  expect(warned.body.errors.map(({ code }: { code: string }) => code)).toEqual(['window-ends-now']);
  const ended = await office.call('PUT', path(), { ...body, confirmed: ['window-ends-now'] });
  expect([ended.status, ended.body.version]).toEqual([200, 2]);
  expect((await open().call('GET', `/api/exams/${made}`)).body.windows.apply).not.toEqual(
    settings.windows.apply,
  );
  const extended = await office.call('PUT', path(), { ...settings, version: 2 });
  expect([extended.status, extended.body.phase]).toEqual([200, 'apply']);
  const stale = await office.call('PUT', path(), { ...settings, version: 2 });
  expect(stale.body.code).toBe('version-conflict');
  const { versions } = await settingsOf();
  expect(versions.map(({ version, by }: { version: number; by: string }) => [version, by])).toEqual(
    [
      [1, 'exam-admin'],
      [2, 'exam-admin'],
      [3, 'exam-admin'],
    ],
  );
  const second = (await office.call('GET', path('?version=2'))).body.settings;
  expect(Date.parse(second.windows.apply.closes)).toBeLessThan(Date.now());
});

async function uploaded(file: Buffer): Promise<string> {
  const { body } = await (await admin()).call('POST', path('/position-uploads'));
  const form = new FormData();
  for (const [name, value] of Object.entries(body.fields as object)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(file)]), 'list.xlsx');
  expect((await fetch(body.url, { method: 'POST', body: form })).status).toBe(204);
  return body.uploadId;
}

async function check(sheets: TypedSheet[] | Buffer) {
  const uploadId = await uploaded(Buffer.isBuffer(sheets) ? sheets : workbook(sheets));
  const areas = [{ prefix: '11', name: '样本市' }];
  return (await admin()).call('POST', path('/position-checks'), { uploadId, areas });
}

const publish = async (listId: string, edition: number) =>
  (await admin()).call('POST', path('/position-lists'), { listId, edition });
const offered = async () => {
  const { body } = await open().call('GET', `/data/${made}/positions.json`);
  return body.positions.map(({ code }: { code: string }) => code);
};

test('a workbook is tried, published, shortened and brought back', async () => {
  const first = await check(positionWorkbook(60));
  expect(first.body).toMatchObject({ total: 61, errorCount: 0 });
  expect(first.body.differences.added).toHaveLength(61);
  expect((await publish(first.body.listId, 0)).body).toMatchObject({ edition: 1, total: 61 });
  expect(await offered()).toHaveLength(61);

  const fewer = await check(positionWorkbook(59));
  expect(fewer.body.differences).toMatchObject({ added: [], removed: ['11019003'], changed: [] });
  expect((await publish(fewer.body.listId, 0)).body.code).toBe('version-conflict');
  expect((await publish(fewer.body.listId, 1)).body).toMatchObject({ edition: 2, total: 60 });
  expect((await publish(fewer.body.listId, 1)).body).toMatchObject({ edition: 2, total: 60 });
  expect(await offered()).not.toContain('11019003');
  const person = { ...(await bodyFor(platform.endpoints)), positionCode: '11019003' };
  const late = await open().call('POST', `/api/exams/${made}/applications`, person, {
    'idempotency-key': 'office-cancelled-position',
  });
  expect(late.body.errors).toContainEqual({
    pointer: '/positionCode',
    code: 'unknown-position',
    detail: '该职位已取消，请选择其他职位',
  });

  expect((await publish(first.body.listId, 2)).body).toMatchObject({ edition: 3, total: 61 });
  expect(await offered()).toContain('11019003');
  const { editions } = (await (await admin()).call('GET', path('/position-lists'))).body;
  expect(editions.map(({ listId }: { listId: string }) => listId)).toEqual([
    first.body.listId,
    fewer.body.listId,
    first.body.listId,
  ]);
});

test('what is wrong is said by cell, and nothing of it can be published', async () => {
  const broken = await check(positionWorkbook(3, [['样本局', '科员', '=A1', 0]]));
  expect(broken.body.listId).toBeUndefined();
  expect(broken.body.errors).toMatchObject([{ at: '省辖市以下!C7' }, { at: '省辖市以下!D7' }]);
  const noBook = await check(Buffer.from('职位代码,招录人数'));
  expect([noBook.status, noBook.body.errors]).toEqual([
    422,
    [expect.objectContaining({ pointer: '/uploadId', code: 'not-a-spreadsheet' })],
  ]);
  const nothing = { uploadId: '0'.repeat(26) };
  const missing = await (await admin()).call('POST', path('/position-checks'), nothing);
  expect(missing.body.errors[0].code).toBe('no-upload');
});

/** A real list of 7,509 positions, for who has one. */
const real = process.env.POSITIONS_XLSX ?? '';
test.skipIf(!existsSync(real))(
  'a real list is tried within 5 s and published within 29',
  async () => {
    const file = readFileSync(real);
    const began = performance.now();
    const { body } = await check(file);
    const tried = performance.now() - began;
    const { editions } = (await (await admin()).call('GET', path('/position-lists'))).body;
    const published = await publish(body.listId, editions.at(-1)?.edition ?? 0);
    const took = performance.now() - began - tried;
    process.stdout.write(`tried in ${Math.round(tried)} ms, published in ${Math.round(took)} ms\n`);
    expect([body.total, body.errorCount, published.status]).toEqual([7509, 0, 200]);
    expect(tried).toBeLessThan(5000);
    expect(await offered()).toHaveLength(7509);
  },
  120_000,
);

test('is the exam administrator’s alone; auditors read', async () => {
  const reviewer = await staffClient(platform.endpoints, 'reviewer');
  const auditor = await staffClient(platform.endpoints, 'auditor');
  for (const tail of ['/position-uploads', '/previews', '/clones', '/position-checks']) {
    expect((await reviewer.call('POST', path(tail), {})).status).not.toBe(200);
  }
  expect((await reviewer.call('GET', path())).status).toBe(403);
  expect((await auditor.call('GET', path())).status).toBe(200);
  expect((await auditor.call('POST', path('/position-uploads'))).status).toBe(403);
  expect((await auditor.call('GET', path('/position-lists'))).status).toBe(200);
});
