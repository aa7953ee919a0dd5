/** One export from the first page to the end, in a process of its own; prints what it took. */
import { createHash } from 'node:crypto';
import type { Export } from '#adapters/dynamodb/export-types.ts';
import type { Head, Store } from '#adapters/dynamodb/types.ts';
import { exporter } from '#adapters/exports/work.ts';
import { exportFiles } from '#adapters/s3/exports.ts';
import type { Applicant } from '#contract/applicant.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { MAX_PHOTO_BYTES } from '#domain/photo/limits.ts';

const [kind, format, count] = process.argv.slice(2);
const total = Number(count);
const PAGE = 100;
const NOON = Date.UTC(2017, 2, 10, 4);
const photo = Buffer.alloc(MAX_PHOTO_BYTES, 7);
const sha256 = createHash('sha256').update(photo).digest('hex');

const digits = (index: number, size: number) => String(index).padStart(size, '0');

/** Synthetic, of the sizes that real forms have. */
function applicantOf(index: number): Applicant {
  return {
    name: `试验${index}`,
    idNumber: `62010219900101${digits(index % 1000, 3)}X`,
    phone: `138${digits(index, 8)}`,
    politicalStatus: '群众',
    education: '本科',
    degree: '学士',
    school: `某某大学第${index % 97}学院`,
    major: '计算机科学与技术',
    graduationDate: '2015-07',
    freshGraduate: false,
    grassrootsYears: 0,
    household: '620102',
    address: `某省某市某区某某路${index}号`,
    resume: `${index}：2011年至2015年在某某大学学习；`.repeat(8),
  };
}

const stateOf = (applicationId: string, index: number): ApplicationState => ({
  ...{ applicationId, examId: 'bench', version: 9, attempt: 1 },
  ...{ positionCode: `P${index % 50}`, departmentCode: 'D1', areaCode: '6201', pledgeVersion: '1' },
  qualification: { status: 'approved', reasons: [], since: NOON, decidedAt: NOON },
  photo: { status: 'approved', reasons: [], sha256 },
  payment: { status: 'paid', amountFen: 15_000, orderNumber: `ORD${index}`, paidAt: NOON },
  confirmation: 'confirmed',
  ...{ barredPositions: [], sessionEpoch: 0 },
});

const idOf = (index: number) => `APP${digits(index, 20)}`;
const indexOf = (id: string) => Number(id.slice(3));

const table: Partial<Store> = {
  viewExam: async () => ({ areas: [{ code: '6201', name: '兰州考区' }] }) as unknown as Exam,
  loadPositions: async () => [],
  saveExport: async () => 'saved',
  async examApplications(_examId, cursor = '0') {
    const from = Number(cursor);
    const to = Math.min(from + PAGE, total);
    const items = Array.from({ length: to - from }, (_, offset) => idOf(from + offset));
    return to < total ? { items, cursor: String(to) } : { items };
  },
  loadWithForms: async (ids) =>
    ids.map((id) => {
      const index = indexOf(id);
      // As it comes from the vault: a text that has to be taken apart.
      const form = JSON.parse(JSON.stringify(applicantOf(index))) as Applicant;
      return { loaded: { state: stateOf(id, index), head: {} as Head }, form };
    }),
};

let job: Export | undefined = {
  ...{ id: '0'.repeat(26), examId: 'bench', by: 'bench', departments: 'all', createdAt: NOON },
  ...{ kind: kind as Export['kind'], format: format as Export['format'], status: 'running' },
  ...{ walked: 0, total, rows: 0, missing: 0, bytes: 0, etags: [], restarts: 0, revision: 1 },
};
const files = { ...exportFiles, photo: async () => Buffer.from(photo) };
const started = performance.now();
const work = exporter(table as Store, files);
while (job?.status === 'running') job = await work(job, NOON);
const seconds = (performance.now() - started) / 1000;
const peakMb = process.resourceUsage().maxRSS / 1024;
const [rows, megabytes] = [job?.rows ?? 0, (job?.bytes ?? 0) / 2 ** 20];
console.log(JSON.stringify({ peakMb, seconds, megabytes, rows }));
