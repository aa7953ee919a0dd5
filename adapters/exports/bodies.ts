/** The file of an export as it grows; every body can go on where another process stopped. */
import { csvText } from '../csv/csv.ts';
import { gb18030 } from '../csv/gb18030.ts';
import type { Gathered } from './gathered.ts';
import { sheetEnd, sheetRows, sheetStart, workbookFiles } from './xlsx.ts';
import { type ZipState, ZipWriter } from './zip.ts';

export type Cell = string | number;

/** Spreadsheets round numbers of over fifteen digits and drop leading zeros: those stay text. */
const isLongNumber = /^(?:0\d+|\d{15,}[\dXx])$/;
const asText = (cell: Cell): Cell =>
  typeof cell === 'string' && isLongNumber.test(cell) ? `'${cell}` : cell;

const safeText = (lines: Cell[][]) => csvText(lines.map((line) => line.map(asText)));

/** Lines of a CSV; the mark of UTF-8 belongs before the first. */
export const csvBytes = (lines: Cell[][], format: string): Buffer =>
  format === 'csv-gb18030' ? gb18030(safeText(lines)) : Buffer.from(safeText(lines));
export const csvMark = (format: string) => Buffer.from(format === 'csv' ? '\uFEFF' : '');

/** What the end of a body needs: directory records of earlier parts, and a way to let bytes go. */
export type Ending = {
  earlier(): AsyncIterable<Buffer>;
  /** Sends what has gathered when it is enough for a part. */
  relieve(): Promise<void>;
};

export type Body = {
  begin(heads: string[]): void;
  add(lines: Cell[][]): void;
  end(ending: Ending): Promise<void>;
  readonly zip?: ZipWriter;
};

export function csvBody(out: Gathered, format: string): Body {
  const add = (lines: Cell[][]) =>
    format === 'csv-gb18030' ? out.put(csvBytes(lines, format)) : out.putText(safeText(lines));
  return {
    begin(heads) {
      out.put(csvMark(format));
      add([heads]);
    },
    add,
    async end() {},
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

export function xlsxBody(out: Gathered, writtenAt: number, state?: ZipState): Body {
  const zip = new ZipWriter(out, writtenAt, state);
  return {
    zip,
    begin(heads) {
      for (const [name, text] of Object.entries(workbookFiles)) {
        zip.stored(name, Buffer.from(text));
      }
      zip.open('xl/worksheets/sheet1.xml');
      zip.write(sheetStart + sheetRows([heads]));
    },
    add: (lines) => zip.write(sheetRows(lines)),
    async end(ending) {
      zip.write(sheetEnd);
      zip.close();
      await endZip(zip, ending);
    },
  };
}
