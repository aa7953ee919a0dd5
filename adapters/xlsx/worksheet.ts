import {
  type Cell,
  columnIndex,
  type Merge,
  type Sheet,
  type SheetRow,
} from '#domain/position-list/sheet.ts';
import { FileRefused } from './refused.ts';
import { unescapeText } from './strings.ts';
import { type Attributes, readXml, type XmlVisitor } from './xml.ts';

const MAX_ROWS = 50_000;
const MAX_COLUMNS = 200;
const MAX_MERGES = 100_000;

/** The rows of a worksheet that have something in them. Throws FileRefused. */
export function readWorksheet(part: Buffer, strings: string[]): Omit<Sheet, 'name' | 'hidden'> {
  const reader = new WorksheetReader(strings);
  readXml(part, reader);
  return { rows: reader.rows, merges: reader.merges };
}

class WorksheetReader implements XmlVisitor {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  private readonly strings: string[];
  private row: SheetRow = { row: 0, cells: [] };
  private column = -1;
  private type = 'n';
  private value = '';
  private hasFormula = false;
  private takes = false;

  constructor(strings: string[]) {
    this.strings = strings;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.row = { row: Number(attributes('r') ?? this.row.row + 1), cells: [] };
      this.column = -1;
    } else if (name === 'c') {
      const letters = /^[A-Z]{1,3}/.exec(attributes('r') ?? '')?.[0];
      this.column = letters ? columnIndex(letters) : this.column + 1;
      this.type = attributes('t') ?? 'n';
      this.value = '';
      this.hasFormula = false;
    } else if (name === 'f') {
      this.hasFormula = true;
    } else if (name === 'mergeCell') {
      this.merge(attributes('ref') ?? '');
    }
    this.takes = name === 'v' || name === 't';
  }

  close(name: string): void {
    this.takes = false;
    if (name === 'c') this.put();
    if (name !== 'row' || !this.row.cells.some((cell) => cell !== undefined)) return;
    if (this.rows.push(this.row) > MAX_ROWS) throw new FileRefused('too-many-rows');
  }

  text(piece: string): void {
    if (this.takes) this.value += piece;
  }

  private put(): void {
    const text = this.type === 's' ? this.strings[Number(this.value)] : this.value;
    if (text === undefined) throw new FileRefused('damaged');
    if (this.column >= MAX_COLUMNS || (text === '' && !this.hasFormula)) return;
    this.row.cells[this.column] = { kind: this.kind(), text: unescapeText(text) };
  }

  private kind(): Cell['kind'] {
    if (this.hasFormula) return 'formula';
    if (this.type === 'e') return 'error';
    return this.type === 'n' ? 'number' : 'text';
  }

  private merge(range: string): void {
    const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
    if (!left || !right) return;
    const columns = { left: columnIndex(left), right: columnIndex(right) };
    const count = this.merges.push({ ...columns, top: Number(top), bottom: Number(bottom) });
    if (count > MAX_MERGES) throw new FileRefused('too-large');
  }
}
