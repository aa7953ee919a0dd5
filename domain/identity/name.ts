export type CheckedName =
  | { ok: true; name: string }
  | { ok: false; code: 'name-length' | 'name-characters' | 'name-separator'; detail: string };

/** 民委发〔2016〕33号: at least 50 characters; generous beyond it. */
const longest = 100;

/** Dots that keyboards and old systems give for the one right separator, U+00B7. */
const separators = /[.\u0387\u2022\u2024\u2027\u2219\u22C5\u2E31\u30FB\uFF0E\uFF65]/gu;
/** Invisible, pasted from chat programs. */
const invisible = /[\u200B-\u200D\u2060\uFEFF]/gu;
/** Kangxi radicals look like the ideographs that people mean. */
const radicals = /[\u2F00-\u2FDF]/gu;

/** Private-use code points of GBK-era sources, and the characters that they stood for. */
const repaired: Record<string, string> = {
  '\uE81E': '\u9FB4',
  '\uE826': '\u9FB5',
  '\uE82B': '\u9FB6',
  '\uE82C': '\u9FB7',
  '\uE832': '\u9FB8',
  '\uE843': '\u9FB9',
  '\uE854': '\u9FBA',
  '\uE863': '\u4DAE',
  '\uE864': '\u9FBB',
};

/**
 * One spelling per name, for storing and comparing. Never Unicode normalisation of the whole:
 * it would replace rare and compatibility ideographs by others than those on the card.
 */
export function normaliseName(text: string): string {
  return text
    .replace(invisible, '')
    .trim()
    .replace(separators, '·')
    .replace(radicals, (radical) => radical.normalize('NFKC'))
    .replace(/[\uE000-\uF8FF]/gu, (lost) => repaired[lost] ?? lost);
}

/** Normalises, then: 2 to 100 ideographs of any plane, separators only between them. */
export function checkName(text: string): CheckedName {
  const name = normaliseName(text);
  const length = [...name].length;
  if (length < 2 || length > longest) {
    return { ok: false, code: 'name-length', detail: `姓名应为2至${longest}个字` };
  }
  if (!/^[\p{Script=Han}·]+$/u.test(name)) {
    return {
      ok: false,
      code: 'name-characters',
      detail: '姓名只能填写汉字和间隔号“·”，请按身份证上的姓名填写',
    };
  }
  if (/^·|·$|··/u.test(name)) {
    return { ok: false, code: 'name-separator', detail: '间隔号“·”只能在两个字之间' };
  }
  return { ok: true, name };
}

/** The first character stays: 张*, 欧***. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}
