import type { Lookups } from '../keys/lookups.ts';

/** The last sort key taken from each partition. */
export type Positions = Record<string, string>;

/** A cursor that was edited or belongs to another question. */
export class CursorRefused extends Error {
  override name = 'CursorRefused';
}

/** A cursor for `scope` (exam and queue); its MAC makes edited ones refusable. */
export function sealCursor(lookups: Lookups, scope: string, positions: Positions): string {
  const text = Buffer.from(JSON.stringify(positions)).toString('base64url');
  return `${text}.${lookups.cursorMac(`${scope} ${text}`)}`;
}

/** Where a cursor stands. Throws CursorRefused. */
export function openCursor(lookups: Lookups, scope: string, cursor: string | undefined): Positions {
  if (cursor === undefined) return {};
  const [text = '', mac] = cursor.split('.');
  if (mac !== lookups.cursorMac(`${scope} ${text}`)) throw new CursorRefused('Unknown cursor');
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as Positions;
}
