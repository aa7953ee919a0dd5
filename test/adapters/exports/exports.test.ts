import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Export } from '#adapters/dynamodb/export-types.ts';
import { exporter } from '#adapters/exports/work.ts';
import type { ExportFiles } from '#adapters/s3/exports.ts';
import { examOf } from '../../domain/support/builders.ts';
import { applicant, changed, creation, NOON, pendingState } from '../../support/application.ts';
import { loadOne } from '../../support/paid.ts';
import { startStore, type TestStore } from '../../support/store.ts';
import { memoryFiles } from './files.ts';

const people = 40;
const examId = 'exports';
/** Small enough for many parts: S3 itself takes none under five megabytes. */
const partBytes = 2000;
const photoOf = (index: number) => Buffer.from(`photo ${index} `.repeat(20));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const idOf = (index: number) => `EXPORT${String(index).padStart(3, '0')}`;

let test: TestStore;
let jobs = 0;
const photos = new Map<string, Buffer>();

beforeAll(async () => {
  test = await startStore();
  await test.store.putExam(examOf({ examId }), undefined, { by: 'office', at: 0 });
  for (let index = 0; index < people; index += 1) await confirmedOne(index);
});
afterAll(() => test?.engine.stop());

/** Every other one is confirmed; one has a name that begins like a formula, one a rare name. */
async function confirmedOne(index: number) {
  const id = idOf(index);
  const departmentCode = index < 10 ? 'D2' : 'D1';
  const name = ['=cmd', '䶮𬭊'][index] ?? `试验${index}`;
  const idNumber = `62010219900101${String(index).padStart(3, '0')}X`;
  const form = { ...applicant, name, idNumber, resume: '第一行\r\n"二"' };
  const state = { ...pendingState(id), examId, departmentCode };
  await test.store.createApplication(creation(id, { state, form, idNumber }));
  const photo = photoOf(index);
  if (index !== 4) photos.set(sha256(photo), photo);
  if (index % 2 === 1) return;
  const reasons: never[] = [];
  const approved = { status: 'approved' as const, reasons, sha256: sha256(photo) };
  const set = { photo: approved, confirmation: 'confirmed' as const };
  await test.store.commit(changed(await loadOne(test.store, id), 'confirmed', set));
}

async function begin(changes: Partial<Export>): Promise<Export> {
  jobs += 1;
  const job: Export = {
    ...{ id: String(jobs).padStart(26, '0'), examId, kind: 'applications', format: 'csv' },
    ...{ by: 'exam-admin', departments: 'all', createdAt: NOON, status: 'running' },
    ...{ walked: 0, total: people, rows: 0, missing: 0, bytes: 0, etags: [], restarts: 0 },
    ...{ revision: 1, ...changes },
  };
  expect(await test.store.saveExport(job)).toBe('saved');
  return job;
}

/** Works as the schedule does, from what is stored; a crash loses nothing but the part. */
async function work(job: Export, files: ExportFiles, store = test.store): Promise<Export> {
  for (let turn = 0; turn < 500; turn += 1) {
    const due = (await test.store.dueExports()).find(({ id }) => id === job.id);
    if (!due) break;
    await exporter(store, files, partBytes)(due, NOON).catch(() => undefined);
  }
  return (await test.store.loadExport(job.id)) as Export;
}

async function made(changes: Partial<Export>) {
  const memory = memoryFiles(photos);
  const job = await work(await begin(changes), memory.files);
  expect(job.status).toBe('done');
  return { job, bytes: memory.finished.get(job.id) as Buffer };
}

const textOf = (bytes: Buffer, encoding = 'utf-8') =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

describe('an export', () => {
  it('has a line for each application, safe for spreadsheets, ID numbers as text', async () => {
    const { job, bytes } = await made({});
    const text = textOf(bytes);
    expect(text.startsWith('\uFEFF编号,姓名,身份证号,')).toBe(true);
    for (let index = 0; index < people; index += 1) expect(text).toContain(`\r\n${idOf(index)},`);
    expect(text).toContain(`${idOf(0)},'=cmd,'62010219900101000X,`);
    expect(text).toContain(',"第一行\r\n""二""",待审核,');
    expect(job).toMatchObject({ rows: people, walked: people, bytes: bytes.length });
    expect(job.etags.length).toBeGreaterThan(3);
  });

  it('keeps rare characters in GB18030', async () => {
    const { bytes } = await made({ format: 'csv-gb18030' });
    const text = textOf(bytes, 'gb18030');
    expect(text.startsWith('编号,')).toBe(true);
    expect(text).toContain(`${idOf(1)},䶮𬭊,`);
  });

  it('is a workbook whose text cells are text', async () => {
    const { bytes } = await made({ format: 'xlsx' });
    const files = unzipSync(bytes);
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(Object.keys(files)).toHaveLength(5);
    expect(sheet.match(/<row>/g)).toHaveLength(people + 1);
    expect(sheet).toContain('<t xml:space="preserve">=cmd</t>');
    expect(sheet).toContain('<t xml:space="preserve">62010219900101000X</t>');
    expect(sheet).not.toContain('<f>');
    expect(sheet.endsWith('</sheetData></worksheet>')).toBe(true);
  });

  it('leaves out other departments, and who is not confirmed', async () => {
    const { job } = await made({ kind: 'confirmed', departments: ['D2'] });
    expect(job).toMatchObject({ rows: 5, walked: people });
  });

  it('has the figures of every position', async () => {
    const { bytes } = await made({ kind: 'statistics' });
    expect(textOf(bytes)).toMatch(/^\uFEFF部门代码,部门,职位代码,/);
  });
});

describe('the handover', () => {
  it('packs the photos of the confirmed by their ids, with a table of hashes', async () => {
    const { job, bytes } = await made({ kind: 'handover' });
    const files = unzipSync(bytes);
    const manifest = textOf(Buffer.from(files['manifest.csv'] as Uint8Array));
    expect(job).toMatchObject({ rows: 20, missing: 1 });
    expect(Object.keys(files)).toHaveLength(20);
    for (let index = 0; index < people; index += 2) {
      const photo = files[`photos/${idOf(index)}.jpg`];
      expect(photo && Buffer.from(photo)).toEqual(index === 4 ? undefined : photoOf(index));
      const hash = sha256(photoOf(index));
      const end = index === 4 ? `,,${hash},0\r\n` : `,photos/${idOf(index)}.jpg,${hash},`;
      expect(manifest).toContain(end);
    }
  });
});

describe('a crash', () => {
  /** Every call dies before it is made the first time, and after it the second time. */
  function dying(files: ExportFiles): ExportFiles {
    const deaths = new Map<string, number>();
    const mortal =
      <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        const name = args.filter((arg) => typeof arg !== 'object').join(' ');
        const before = deaths.get(name) ?? 0;
        deaths.set(name, before + 1);
        if (before === 0) throw new Error('died before');
        const answer = await call(...args);
        if (before === 1) throw new Error('died after');
        return answer;
      };
    const { begin: first, part, complete, keepSide } = files;
    return {
      ...files,
      begin: mortal(first),
      part: mortal(part),
      complete: mortal(complete),
      keepSide: mortal(keepSide),
    };
  }

  it.each([
    ['applications', 'csv'],
    ['applications', 'xlsx'],
    ['handover', 'csv'],
  ] as const)('changes nothing in %s as %s', { timeout: 60_000 }, async (kind, format) => {
    const { bytes } = await made({ kind, format });
    const memory = memoryFiles(photos);
    let saves = 0;
    const store = {
      ...test.store,
      async saveExport(job: Export) {
        saves += 1;
        if (saves % 2 === 1) throw new Error('died before it was noted');
        return test.store.saveExport(job);
      },
    };
    const job = await work(await begin({ kind, format }), dying(memory.files), store);
    expect(job.status).toBe('done');
    expect(memory.finished.get(job.id)?.equals(bytes)).toBe(true);
  });

  it('begins anew when the upload is lost, and gives up in the end', {
    timeout: 60_000,
  }, async () => {
    const memory = memoryFiles(photos);
    let lost = 0;
    const complete: ExportFiles['complete'] = async (...args) => {
      lost += 1;
      return lost === 1 ? 'lost' : memory.files.complete(...args);
    };
    const job = await work(await begin({}), { ...memory.files, complete });
    expect(job).toMatchObject({ status: 'done', restarts: 1, rows: people });
    const never = { ...memory.files, complete: async () => 'lost' as const };
    expect(await work(await begin({}), never)).toMatchObject({ status: 'failed', restarts: 3 });
  });
});
