import { FileRefused } from './refused.ts';

/** A tag's attribute by its full name, decoded. */
export type Attributes = (name: string) => string | undefined;
export type XmlVisitor = {
  /** Names come without their prefix. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
};

const MAX_DEPTH = 64;

/**
 * Reads XML as spreadsheets have it: elements, attributes, text, the five entities and character
 * references. A document type is refused: spreadsheets have none, and entities of one's own are
 * how a small file grows. Throws FileRefused for what is not well formed.
 */
export function readXml(bytes: Buffer, visitor: XmlVisitor): void {
  const xml = textOf(bytes);
  const open: string[] = [];
  let at = xml.indexOf('<');
  while (at >= 0) {
    const end = endOfTag(xml, at);
    const mark = xml.charCodeAt(at + 1);
    if (mark === 0x2f) {
      const name = localName(xml.slice(at + 2, end - 1).trimEnd());
      if (open.pop() !== name) throw new FileRefused('damaged');
      visitor.close(name);
    } else if (mark === 0x21) {
      if (xml.startsWith('<![CDATA[', at)) visitor.text?.(xml.slice(at + 9, end - 3));
    } else if (mark !== 0x3f) {
      element(xml.slice(at + 1, end - 1), open, visitor);
    }
    const next = xml.indexOf('<', end);
    if (visitor.text && next > end) visitor.text(decode(xml.slice(end, next)));
    at = next;
  }
  if (open.length > 0) throw new FileRefused('damaged');
}

function element(tag: string, open: string[], visitor: XmlVisitor): void {
  const isEmpty = tag.endsWith('/');
  const space = tag.search(/[\s/]/);
  const name = localName(space < 0 ? tag : tag.slice(0, space));
  visitor.open(name, (wanted) => attribute(tag, wanted));
  if (isEmpty) {
    visitor.close(name);
    return;
  }
  if (open.push(name) > MAX_DEPTH) throw new FileRefused('damaged');
}

/** UTF-8, as every spreadsheet program writes it. */
function textOf(bytes: Buffer): string {
  const isWide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 255);
  if (isWide) throw new FileRefused('damaged');
  return bytes.toString('utf8');
}

/** Just after the tag that begins here; a comment and CDATA are one tag. */
function endOfTag(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4);
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at + 9);
  if (xml.startsWith('<!', at)) throw new FileRefused('damaged');
  let end = xml.indexOf('>', at);
  while (end >= 0 && isInQuotes(xml, at, end)) end = xml.indexOf('>', end + 1);
  if (end < 0) throw new FileRefused('damaged');
  return end + 1;
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new FileRefused('damaged');
  return at + mark.length;
}

function isInQuotes(xml: string, from: number, to: number): boolean {
  let quote = 0;
  for (let at = from; at < to; at += 1) {
    const char = xml.charCodeAt(at);
    if (char !== 0x22 && char !== 0x27) continue;
    if (quote === 0) quote = char;
    else if (quote === char) quote = 0;
  }
  return quote !== 0;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
    if (!/\s/.test(tag[at - 1] ?? '')) continue;
    const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag.slice(at + name.length));
    if (value) return decode(value[1] ?? value[2] ?? '');
  }
  return undefined;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi,
    (all, hex, number, name) => {
      if (name) return entities[name] ?? all;
      const point = hex ? Number.parseInt(hex, 16) : Number(number);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );
}
