import { posix } from 'node:path';
import type { Sheet } from '#domain/position-list/sheet.ts';
import { FileRefused } from './refused.ts';
import { readStrings } from './strings.ts';
import { readWorksheet } from './worksheet.ts';
import { readXml } from './xml.ts';
import { openPackage, type Package } from './zip.ts';

const MAX_SHEETS = 50;

type Relation = { id: string; type: string; target: string };

/**
 * The sheets of an .xlsx file (ECMA-376 or ISO 29500, transitional or strict) as they stand:
 * values only, nothing is calculated, no macro, no link out of the file. Throws FileRefused.
 */
export function readWorkbook(file: Buffer): Sheet[] {
  const parts = openPackage(file);
  const types = parts.part('[Content_Types].xml')?.toString('utf8');
  if (types === undefined) throw new FileRefused('not-a-spreadsheet');
  const hasMacros =
    /macroEnabled/i.test(types) ||
    parts.names.some((name) => name.endsWith('vbaproject.bin') || name.includes('macrosheets/'));
  if (hasMacros) throw new FileRefused('has-macros');
  const main = relations(parts, '').find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const book = main === undefined ? undefined : parts.part(main);
  if (main === undefined || !book) throw new FileRefused('not-a-spreadsheet');
  const related = relations(parts, main);
  const strings = related.find(({ type }) => type.endsWith('/sharedStrings'));
  const texts = readStrings(strings && parts.part(strings.target));
  return sheetsOf(book).flatMap(({ name, hidden, id }): Sheet[] => {
    const relation = related.find((one) => one.id === id);
    // Chart sheets have no cells.
    if (!relation?.type.endsWith('/worksheet')) return [];
    const part = parts.part(relation.target);
    if (!part) throw new FileRefused('damaged');
    return [{ name, hidden, ...readWorksheet(part, texts) }];
  });
}

type Listed = { name: string; hidden: boolean; id: string };

function sheetsOf(book: Buffer): Listed[] {
  const sheets: Listed[] = [];
  let isBook = false;
  readXml(book, {
    open(name, attributes) {
      if (name === 'workbook') isBook = true;
      if (name !== 'sheet') return;
      const hidden = (attributes('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attributes('name') ?? '', hidden, id: attributes('r:id') ?? '' });
    },
    close() {},
  });
  if (!isBook) throw new FileRefused('not-a-spreadsheet');
  if (sheets.length > MAX_SHEETS) throw new FileRefused('too-large');
  return sheets;
}

/** What a part refers to within the package; addresses are made absolute. */
function relations(parts: Package, of: string): Relation[] {
  const folder = posix.dirname(of);
  const name = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const part = parts.part(name);
  const found: Relation[] = [];
  if (!part) return found;
  readXml(part, {
    open(element, attributes) {
      if (element !== 'Relationship' || attributes('TargetMode') === 'External') return;
      const target = posix.join('/', folder, attributes('Target') ?? '').slice(1);
      const absolute = attributes('Target')?.startsWith('/');
      found.push({
        id: attributes('Id') ?? '',
        type: attributes('Type') ?? '',
        target: absolute ? (attributes('Target') ?? '').slice(1) : target,
      });
    },
    close() {},
  });
  return found;
}
