/**
 * `npm run bench -- export`: the peak memory of the export worker, a process for each run, with
 * its real lines, files and S3 client. What it reads from the table is drawn up on the spot; what
 * it writes goes to a store that counts and forgets it.
 */
import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const WORKER = join(import.meta.dirname, 'export/worker.ts');
/** As infra gives them to the function; a test compares. */
export const NODE_OPTIONS = '--max-semi-space-size=2';
const GOAL = 1.2;
const SIZES = [10_000, 100_000] as const;
const ROUNDS = 3;
const exports = [
  ['applications', 'csv'],
  ['applications', 'csv-gb18030'],
  ['applications', 'xlsx'],
  ['handover', 'csv'],
] as const;

const xml = (root: string, inner: string) => `<?xml version="1.0"?>\n<${root}>${inner}</${root}>`;

/** S3 as far as an upload in parts needs it; sides are kept, for the end of a ZIP reads them. */
async function startSink() {
  const sides = new Map<string, Buffer>();
  const readAll = async (message: IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const server = createServer(async (message, response) => {
    const { pathname, searchParams } = new URL(message.url ?? '/', 'http://sink');
    if (message.method === 'GET') return response.end(sides.get(pathname));
    const body = await readAll(message);
    if (searchParams.has('uploads'))
      return response.end(xml('InitiateMultipartUploadResult', '<UploadId>1</UploadId>'));
    if (message.method === 'POST') return response.end(xml('CompleteMultipartUploadResult', ''));
    if (!searchParams.has('uploadId')) sides.set(pathname, body);
    response.setHeader('etag', `"${body.length}"`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

type Figures = { peakMb: number; seconds: number; megabytes: number; rows: number };

async function workOnce(url: string, args: (string | number)[]): Promise<Figures> {
  const env = {
    ...process.env,
    NODE_OPTIONS,
    AWS_ENDPOINT_URL_S3: url,
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    EXPORT_BUCKET: 'exports',
  };
  // What the platform gives a function of 512 MB.
  const all = ['--max-old-space-size=460', WORKER, ...args.map(String)];
  const { stdout } = await run(process.execPath, all, { env });
  return JSON.parse(stdout) as Figures;
}

const middle = (all: Figures[]): Figures =>
  all.sort((a, b) => a.peakMb - b.peakMb)[Math.floor(all.length / 2)] as Figures;

/** Prints each export at both sizes; true when every ratio is within the goal. */
export async function benchExport(): Promise<boolean> {
  const sink = await startSink();
  let met = true;
  try {
    for (const [kind, format] of exports) {
      const [small, large] = SIZES;
      const measure = async (size: number) => {
        const all: Figures[] = [];
        for (let round = 0; round < ROUNDS; round += 1)
          all.push(await workOnce(sink.url, [kind, format, size]));
        return middle(all);
      };
      const few = await measure(small);
      const many = await measure(large);
      const ratio = many.peakMb / few.peakMb;
      const good = ratio <= GOAL && many.rows === large && few.rows === small;
      met &&= good;
      console.log(
        `export, ${kind} as ${format}: ${few.peakMb.toFixed(0)} MB at ${small}, ` +
          `${many.peakMb.toFixed(0)} MB at ${large} (${many.megabytes.toFixed(0)} MB written in ` +
          `${many.seconds.toFixed(0)} s): ${ratio.toFixed(2)} x, goal ${GOAL}: ${good ? 'met' : 'missed'}`,
      );
    }
  } finally {
    sink.stop();
  }
  return met;
}
