import { expect, it } from 'vitest';
import { csvAnswer, csvText, yuan } from '#adapters/csv/csv.ts';
import { gb18030 } from '#adapters/csv/gb18030.ts';

it('lets no spreadsheet run a cell', () => {
  for (const bad of [
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\tx',
    '=HYPERLINK("a")',
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ]) {
    expect(csvText([[bad]]).replace(/^"/, '')[0], bad).toBe("'");
  }
  expect(csvText([['-1.50', 'a,b', 'say "x"', 3]])).toBe('-1.50,"a,b","say ""x""",3\r\n');
});

it('writes yuan exactly', () => {
  expect([0, 5, 15_000, -1].map(yuan)).toEqual(['0.00', '0.05', '150.00', '-0.01']);
});

it('encodes what the runtime decodes', () => {
  const text = '合计,手续费(元),€,abc\r\n';
  expect(new TextDecoder('gb18030').decode(gb18030(text))).toBe(text);
  expect(gb18030('中')).toEqual(Buffer.from([0xd6, 0xd0]));
  const rare = '䶮𬭊㙍ǹ😀阿卜杜拉·买买提𠮷';
  expect(new TextDecoder('gb18030').decode(gb18030(rare))).toBe(rare);
  // The first character above U+FFFF, as the standard has it.
  expect(gb18030('\u{10000}')).toEqual(Buffer.from([0x90, 0x30, 0x81, 0x30]));
});

it('begins with the mark of UTF-8, and GB18030 without one', () => {
  expect([...csvAnswer('a', [['x']]).body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csvAnswer('a', [['x']], 'gb18030').body.toString()).toBe('x\r\n');
});
