/** The file of an export as it grows; every body can go on where another process stopped. */
import { csvText } from '../csv/csv.ts';
import { gb18030 } from '../csv/gb18030.ts';
import { sheetEnd, sheetRows, sheetStart, workbookFiles } from './xlsx.ts';
import { type ZipState, ZipWriter } from './zip.ts';

export type Cell = string | number;

/** Spreadsheets round numbers of over fifteen digits and drop leading zeros: those stay text. */
const isLongNumber = /^(?:0\d+|\d{15,}[\dXx])$/;
const asText = (cell: Cell): Cell =>
  typeof cell === 'string' && isLongNumber.test(cell) ? `'${cell}` : cell;

/** Lines of a CSV; the mark of UTF-8 belongs before the first. */
export function csvBytes(lines: Cell[][], format: string): Buffer {
  const text = csvText(lines.map((line) => line.map(asText)));
  return format === 'csv-gb18030' ? gb18030(text) : Buffer.from(text);
}
export const csvMark = (format: string) => Buffer.from(format === 'csv' ? '\uFEFF' : '');

/** What the end of a body needs: directory records of earlier parts, and a way to let bytes go. */
export type Ending = {
  earlier(): AsyncIterable<Buffer>;
  /** Sends what has gathered when it is enough for a part. */
  relieve(): Promise<void>;
};

export type Body = {
  readonly length: number;
  begin(heads: string[]): void;
  add(lines: Cell[][]): void;
  end(ending: Ending): Promise<void>;
  take(): Buffer;
  readonly zip?: ZipWriter;
};

export function csvBody(format: string): Body {
  let chunks: Buffer[] = [];
  const add = (lines: Cell[][]) => void chunks.push(csvBytes(lines, format));
  return {
    get length() {
      return chunks.reduce((sum, { length }) => sum + length, 0);
    },
    begin(heads) {
      chunks.push(csvMark(format));
      add([heads]);
    },
    add,
    async end() {},
    take() {
      const bytes = Buffer.concat(chunks);
      chunks = [];
      return bytes;
    },
  };
}

/** Directory and end of a ZIP whose earlier parts left their records aside. */
export async function endZip(zip: ZipWriter, { earlier, relieve }: Ending): Promise<void> {
  const start = zip.state.offset;
  for await (const records of earlier()) {
    zip.records(records);
    await relieve();
  }
  for (const record of zip.directory) zip.records(record);
  zip.directory = [];
  zip.end(start);
}

export function xlsxBody(writtenAt: number, state?: ZipState): Body {
  const zip = new ZipWriter(writtenAt, state);
  return {
    zip,
    get length() {
      return zip.length;
    },
    begin(heads) {
      for (const [name, text] of Object.entries(workbookFiles)) {
        zip.stored(name, Buffer.from(text));
      }
      zip.open('xl/worksheets/sheet1.xml');
      zip.write(Buffer.from(sheetStart + sheetRows([heads])));
    },
    add: (lines) => zip.write(Buffer.from(sheetRows(lines))),
    async end(ending) {
      zip.write(Buffer.from(sheetEnd));
      zip.close();
      await endZip(zip, ending);
    },
    take: () => zip.take(),
  };
}
