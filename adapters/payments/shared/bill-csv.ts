/**
 * The records of a gateway's CSV as its bytes stream by: quoted cells, doubled quotes, line feeds
 * inside quotes, UTF-8 or GBK. Nothing but the record at hand is kept.
 */
import { BillBroken } from '../port.ts';
import { MAX_LINE, rawLines, textOf } from './bill-text.ts';

/** @throws BillBroken: truncated inside a quoted cell, or unreadable */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let open = '';
  for await (const line of rawLines(bytes)) {
    const record = open === '' ? line : `${open}\n${line}`;
    // A quote that never closes must not fill the memory.
    if (record.length > MAX_LINE) throw new BillBroken('unreadable');
    open = isClosed(record) ? '' : record;
    if (open === '' && record.trim() !== '') yield cellsOf(record);
  }
  if (open !== '') throw new BillBroken('truncated');
}

function isClosed(record: string): boolean {
  let quotes = 0;
  for (let at = record.indexOf('"'); at >= 0; at = record.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 0;
}

const byteOrderMark = /^\u00ef\u00bb\u00bf/;

function cellsOf(record: string): string[] {
  const text = record.replace(byteOrderMark, '').replace(/\r$/, '');
  const cell = /(?:"((?:[^"]|"")*)"[ \t]*|([^",]*))(?:,|$)/y;
  const cells: string[] = [];
  for (;;) {
    const match = cell.exec(text);
    if (!match) throw new BillBroken('unreadable');
    const raw = match[1]?.replaceAll('""', '"') ?? match[2] ?? '';
    cells.push(textOf(raw, ['utf-8', 'gbk']).trim());
    if (!match[0].endsWith(',')) return cells;
  }
}
