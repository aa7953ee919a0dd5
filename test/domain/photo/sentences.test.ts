import { expect, it } from 'vitest';
import { photoSentences, sentence } from '#domain/photo/sentences.ts';

it('says every code in Chinese and English', () => {
  for (const { zh, en } of Object.values(photoSentences)) {
    expect(zh).toMatch(/^\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^[\x20-\x7e]+\.$/);
  }
});

it('fills in blanks', () => {
  const minimum = { zh: '110×154', en: '110 x 154' };
  expect(sentence('dimensions-too-small', { minimum })).toContain('至少需要110×154像素');
  expect(sentence('dimensions-too-small', { minimum }, 'en')).toContain('at least 110 x 154');
});
