import type { Instant } from '#domain/application/state.ts';
import type { Export } from '../dynamodb/export-types.ts';
import type { Store } from '../dynamodb/types.ts';
import { positionLines, statisticsOf } from '../figures/statistics.ts';
import type { ExportFiles } from '../s3/exports.ts';
import { type Body, csvBody, xlsxBody } from './bodies.ts';
import { Gathered } from './gathered.ts';
import { Handover } from './handover.ts';
import { heads, lineOf, type Names, namesOf, type Person } from './lines.ts';

/** S3 takes no smaller part, but for the last. */
const PART_BYTES = 5 * 1024 * 1024;
/** More than a page of photos; what grows beyond is made room for. */
const PAGE_BYTES = 3 * 1024 * 1024;
const MOST_RESTARTS = 3;

type Means = {
  store: Store;
  files: ExportFiles;
  out: Gathered;
  partBytes: number;
  now: Instant;
};
type Work = Means & { names: Names };

const types: Record<Export['format'], string> = {
  csv: 'text/csv; charset=utf-8',
  'csv-gb18030': 'text/csv; charset=gb18030',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
export const typeOf = ({ kind, format }: Pick<Export, 'kind' | 'format'>): string =>
  kind === 'handover' ? 'application/zip' : types[format];

export type Exporter = (job: Export, now: Instant) => Promise<Export | undefined>;

/** Works on one export at a time, and holds the memory of one part. */
export function exporter(store: Store, files: ExportFiles, partBytes = PART_BYTES): Exporter {
  const out = new Gathered(partBytes + PAGE_BYTES);
  return (job, now) => workExport({ store, files, out, partBytes, now }, job);
}

/**
 * The next part of an export. It counts when the job is saved with the place after it; a process
 * that dies before leaves a part that the next one writes over. Nothing but one part is in memory.
 * @returns the job after it, or undefined when another worker was faster
 */
async function workExport(means: Means, job: Export): Promise<Export | undefined> {
  const { store, files, out } = means;
  out.take();
  const save = async (changes: Partial<Export>): Promise<Export | undefined> => {
    const after = { ...job, ...changes, revision: job.revision + 1 };
    return (await store.saveExport(after)) === 'saved' ? after : undefined;
  };
  const exam = await store.viewExam(job.examId);
  if (!exam) return save({ status: 'failed' });
  if (job.uploadId === undefined) return save({ uploadId: await files.begin(job.id, typeOf(job)) });
  if (job.written) {
    if ((await files.complete(job.id, job.uploadId, job.etags)) === 'completed')
      return save({ status: 'done' });
    return save(job.restarts < MOST_RESTARTS ? anew(job) : { status: 'failed' });
  }
  const names = namesOf(exam, await store.loadPositions(job.examId));
  return save(await writePart({ ...means, names }, job, job.uploadId));
}

const anew = (job: Export): Partial<Export> => ({
  ...{ cursor: undefined, uploadId: undefined, zip: undefined, written: undefined },
  ...{ etags: [], walked: 0, rows: 0, missing: 0, bytes: 0, restarts: job.restarts + 1 },
});

async function writePart(work: Work, job: Export, uploadId: string): Promise<Partial<Export>> {
  const { files, out, partBytes } = work;
  const handover =
    job.kind === 'handover' ? new Handover(out, job, (sha256) => files.photo(sha256)) : undefined;
  const body = handover ? undefined : bodyOf(out, job);
  const zip = handover?.zip ?? body?.zip;
  const etags = [...job.etags];
  let { bytes, cursor, walked, rows } = job;
  let ended = false;
  const send = async () => {
    const part = out.take();
    bytes += part.length;
    etags.push(await files.part(job.id, uploadId, etags.length + 1, part));
  };
  if (job.etags.length === 0) body?.begin(await headsOf(work, job));
  while (out.length < partBytes && !ended) {
    const page = await nextPage(work, job, cursor);
    if (handover) await handover.add(page.people, work.names);
    else body?.add(page.lines);
    ({ cursor } = page);
    walked += page.walked;
    rows += page.lines.length;
    ended = cursor === undefined;
  }
  const parts = job.etags.length;
  if (ended) {
    const relieve = async () => void (out.length >= partBytes && (await send()));
    const earlier = () => sides(files, job.id, 'records', parts);
    const earlierLines = () => sides(files, job.id, 'lines', parts);
    await handover?.end({ earlier, earlierLines, relieve });
    await body?.end({ earlier, relieve });
  } else {
    if (zip) await files.keepSide(job.id, parts + 1, 'records', Buffer.concat(zip.directory));
    if (handover) await files.keepSide(job.id, parts + 1, 'lines', handover.lineBytes());
  }
  await send();
  const missing = job.missing + (handover?.missing ?? 0);
  const place = ended ? { cursor: undefined, written: true as const } : { cursor };
  return { ...place, etags, bytes, walked, rows, missing, zip: zip?.state };
}

const bodyOf = (out: Gathered, { format, createdAt, zip }: Export): Body =>
  format === 'xlsx' ? xlsxBody(out, createdAt, zip) : csvBody(out, format);

async function headsOf(work: Work, job: Export): Promise<string[]> {
  if (job.kind !== 'statistics') return heads;
  return (await statisticLines(work, job))[0]?.map(String) ?? [];
}

async function* sides(files: ExportFiles, id: string, of: 'records' | 'lines', parts: number) {
  for (let part = 1; part <= parts; part += 1) {
    const bytes = await files.readSide(id, part, of);
    if (!bytes) throw new Error(`export ${id} has lost the ${of} of part ${part}`);
    yield bytes;
  }
}

type Page = {
  people: Person[];
  lines: (string | number)[][];
  walked: number;
  cursor?: string | undefined;
};

async function statisticLines({ store, now }: Work, { examId }: Export) {
  const statistics = await statisticsOf(store, examId, now);
  return statistics ? positionLines(statistics) : [];
}

async function nextPage(work: Work, job: Export, cursor: string | undefined): Promise<Page> {
  const { store, names } = work;
  const { examId, kind, departments } = job;
  if (kind === 'statistics') {
    const lines = (await statisticLines(work, job)).slice(1);
    return { people: [], lines, walked: job.total };
  }
  const page = await store.examApplications(examId, cursor);
  const all = await store.loadWithForms(page.items);
  const people = all
    .map(({ loaded, form }) => ({ state: loaded.state, form }))
    .filter(
      ({ state }) =>
        (departments === 'all' || departments.includes(state.departmentCode)) &&
        (kind === 'applications' || state.confirmation === 'confirmed'),
    );
  const lines = people.map((one) => lineOf(one, names));
  return { people, lines, walked: page.items.length, cursor: page.cursor };
}
