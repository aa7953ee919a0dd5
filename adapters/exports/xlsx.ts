/** The least that spreadsheets take as a workbook of one sheet (ECMA-376, parts 1 and 2). */
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org';
const main = `${office}/spreadsheetml/2006/main`;
const links = `${office}/package/2006/relationships`;
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const linked = (type: string, target: string) =>
  `${head}<Relationships xmlns="${links}"><Relationship Id="rId1" ` +
  `Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

export const workbookFiles: Record<string, string> = {
  '[Content_Types].xml':
    `${head}<Types xmlns="${office}/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  '_rels/.rels': linked('officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml':
    `${head}<workbook xmlns="${main}" xmlns:r="${office}/officeDocument/2006/relationships">` +
    '<sheets><sheet name="导出" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': linked('worksheet', 'worksheets/sheet1.xml'),
};

export const sheetStart = `${head}<worksheet xmlns="${main}"><sheetData>`;
export const sheetEnd = '</sheetData></worksheet>';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML has no characters below the space but three; a reader would refuse the whole sheet. */
const escapeText = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not stay
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>]/g, (char) => entities[char] ?? char)
    .replaceAll('\r', '&#13;');

/** Text is text whatever it begins with: no cell of ours is ever a formula. */
const cell = (value: string | number): string =>
  typeof value === 'number'
    ? `<c><v>${value}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${escapeText(value)}</t></is></c>`;

export const sheetRows = (lines: (string | number)[][]): string =>
  lines.map((line) => `<row>${line.map(cell).join('')}</row>`).join('');
