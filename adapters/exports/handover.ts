/** Confirmed people with their photos for seating and tickets: a ZIP with a table of hashes. */
import { createHash } from 'node:crypto';
import type { ExportFiles } from '../s3/exports.ts';
import { type Cell, csvBytes, csvMark, type Ending, endZip } from './bodies.ts';
import type { Gathered } from './gathered.ts';
import { handoverCells, handoverHeads, type Names, type Person } from './lines.ts';
import { type ZipState, ZipWriter } from './zip.ts';

const AT_ONCE = 16;

export type HandoverEnding = Ending & {
  /** The table's lines of earlier parts. */
  earlierLines(): AsyncIterable<Buffer>;
};

export class Handover {
  readonly zip: ZipWriter;
  /** Lines of the table for the photos that this process has packed. */
  lines: Cell[][] = [];
  missing = 0;
  readonly #format: string;
  readonly #photo: ExportFiles['photo'];

  constructor(
    out: Gathered,
    { format, createdAt, zip }: { format: string; createdAt: number; zip?: ZipState | undefined },
    photo: ExportFiles['photo'],
  ) {
    this.zip = new ZipWriter(out, createdAt, zip);
    this.#format = format;
    this.#photo = photo;
  }

  async add(people: Person[], names: Names): Promise<void> {
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE);
      const photos = await Promise.all(some.map((one) => this.#read(one)));
      for (const [index, one] of some.entries()) this.#pack(one, names, photos[index]);
    }
  }

  /** Bytes that are not what their name says are as good as none. */
  async #read({ state }: Person): Promise<Buffer | undefined> {
    const { sha256 } = state.photo;
    const bytes = sha256 === undefined ? undefined : await this.#photo(sha256);
    if (!bytes) return undefined;
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
  }

  #pack(one: Person, names: Names, photo: Buffer | undefined): void {
    const { applicationId, photo: known } = one.state;
    const path = photo ? `photos/${applicationId}.jpg` : '';
    if (photo) this.zip.stored(path, photo);
    else this.missing += 1;
    const cells = handoverCells(one, names);
    this.lines.push([...cells, path, known.sha256 ?? '', photo?.length ?? 0]);
  }

  lineBytes(): Buffer {
    return csvBytes(this.lines, this.#format);
  }

  async end(ending: HandoverEnding): Promise<void> {
    this.zip.open('manifest.csv');
    this.zip.write(csvMark(this.#format));
    this.zip.write(csvBytes([handoverHeads], this.#format));
    for await (const lines of ending.earlierLines()) {
      this.zip.write(lines);
      await ending.relieve();
    }
    this.zip.write(this.lineBytes());
    this.zip.close();
    await endZip(this.zip, ending);
  }
}
