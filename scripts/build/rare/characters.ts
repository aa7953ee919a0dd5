/** Characters that a phone may not type: everything outside GB/T 2312 that has a reading. */
import { createRequire } from 'node:module';
import { pinyin } from 'pinyin-pro';

export type RareTable = {
  /** Readings without tones to their characters. */
  readings: Record<string, string>;
  /** One a line: the character and its parts, 䶮龙天. */
  parts: string;
};

const planes = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x323af],
] as const;

/**
 * Simplified characters of Unicode 8 that the decomposition data (of Unicode 6) lacks: the
 * elements of the periodic table that names take too.
 */
const newer = [
  '𬬻钅卢',
  '𬭊钅杜',
  '𬭛钅波',
  '𬭳钅喜',
  '𬭶钅黑',
  '鿏钅麦',
  '𫟼钅达',
  '𬬭钅仑',
  '𫟷钅立',
];

export function rareCharacters(): string[] {
  const common = commonCharacters();
  return planes
    .flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
    )
    .filter((character) => !common.has(character) && readingsOf(character).length > 0);
}

export function rareTable(characters: string[]): RareTable {
  const readings: Record<string, string> = {};
  for (const character of characters) {
    for (const reading of readingsOf(character)) {
      readings[reading] = (readings[reading] ?? '') + character;
    }
  }
  const known = decompositions();
  const lines = characters.flatMap((character) => {
    const parts = known.get(character);
    return parts ? [character + parts] : [];
  });
  return { readings, parts: [...lines, ...newer].join('\n') };
}

/** The 6763 ideographs of GB/T 2312: rows 16 to 87. */
function commonCharacters(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  }
  return new Set(new TextDecoder('gb2312').decode(new Uint8Array(bytes)));
}

/** A character without a reading is answered as itself. */
function readingsOf(character: string): string[] {
  const options = { toneType: 'none', multiple: true, type: 'array', v: true } as const;
  return [...new Set(pinyin(character, options))].filter((one) => /^[a-z]+$/.test(one));
}

/** `䶮:d(龙,天)`; parts that have no code point are left out. */
function decompositions(): Map<string, string> {
  const data: string = createRequire(import.meta.url)('hanzi/lib/data/cjk-decomp.txt.js');
  const found = new Map<string, string>();
  for (const line of data.split('\n')) {
    const [, character, inner] = /^(\P{ASCII}):[^(]*\(([^)]*)\)/u.exec(line) ?? [];
    if (!character || !inner) continue;
    const parts = inner.split(',').filter((part) => /^\P{ASCII}$/u.test(part));
    if (parts.length > 0) found.set(character, parts.join(''));
  }
  return found;
}
