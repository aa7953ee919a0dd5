import { describe, expect, it } from 'vitest';
import { checkName, maskName, normaliseName } from '#domain/identity/name.ts';

const code = (text: string) => {
  const checked = checkName(text);
  return checked.ok ? 'ok' : checked.code;
};

describe('checkName', () => {
  it.each(['甲乙', '司马丁丁', '阿依古丽·吐尔逊', '張三', '乙〇'])('accepts %s', (name) => {
    expect(checkName(name)).toEqual({ ok: true, name });
  });

  it.each([0x3400, 0x4dae, 0x20164, 0x2b61d, 0x2c35b, 0x2cc56, 0x30000, 0x31350])(
    'keeps the rare character U+%#',
    (point) => {
      const name = `丁${String.fromCodePoint(point)}`;
      expect(checkName(name)).toEqual({ ok: true, name });
    },
  );

  it('takes 50 characters and more, counted as people do', () => {
    expect(code('甲'.repeat(50))).toBe('ok');
    expect(code('\u{20164}'.repeat(100))).toBe('ok');
    expect(code('甲'.repeat(101))).toBe('name-length');
    expect(code('甲')).toBe('name-length');
    expect(code('\u{20164}')).toBe('name-length');
    expect(code('')).toBe('name-length');
  });

  it.each(['·甲乙', '甲乙·', '甲··乙', '.甲乙'])('wants the dot between characters: %s', (name) => {
    expect(code(name)).toBe('name-separator');
  });

  it.each([
    '甲 乙',
    '甲#乙',
    '甲乙1',
    '甲□',
    '甲？',
    'jia yi',
    'e\u0301e',
    '<script>alert(1)</script>',
    '=HYPERLINK("http://x")',
    '甲\u202E乙',
    '甲\u2066乙',
    '甲\u200F乙',
    '甲\u0007乙',
    '甲\n乙',
    '甲\uE001乙',
    '甲\uD800乙',
    '甲\u{E0100}乙',
  ])('refuses %j', (name) => {
    expect(code(name)).toBe('name-characters');
  });
});

describe('normaliseName', () => {
  it.each([...'.·•‧・．･∙⋅⸱'])('makes %s the right separator', (dot) => {
    expect(normaliseName(`甲${dot}乙`)).toBe('甲\u00B7乙');
  });

  it('strips what is invisible, and space around', () => {
    expect(normaliseName('\uFEFF 甲\u200B乙\u3000')).toBe('甲乙');
  });

  it('repairs the private use of old code pages, and radicals', () => {
    expect(normaliseName('丁\uE863')).toBe('丁䶮');
    expect(normaliseName('\u2F2D本')).toBe('山本');
  });

  it('never merges different characters', () => {
    expect(normaliseName('丁頔')).not.toBe(normaliseName('丁\u{2CC56}'));
    // A compatibility ideograph that NFC would replace.
    expect(normaliseName('丁\uF9D1')).toBe('丁\uF9D1');
  });
});

describe('maskName', () => {
  it('keeps the first character, of any plane', () => {
    expect(maskName('甲乙丙')).toBe('甲**');
    expect(maskName('\u{20164}乙')).toBe('\u{20164}*');
    expect(maskName('')).toBe('');
  });
});
