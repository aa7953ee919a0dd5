import { readXml } from './xml.ts';

/** The shared strings in their order; formatting within a string is dropped, readings too. */
export function readStrings(part: Buffer | undefined): string[] {
  const strings: string[] = [];
  if (!part) return strings;
  let text = '';
  let isText = false;
  let reading = 0;
  readXml(part, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') reading += 1;
      isText = name === 't' && reading === 0;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(text));
      if (name === 'rPh') reading -= 1;
      isText = false;
    },
    text(piece) {
      if (isText) text += piece;
    },
  });
  return strings;
}

/** `_x000D_` is how a control character is written in a cell (ECMA-376-1, 22.4.2.4). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
