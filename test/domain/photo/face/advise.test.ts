import { describe, expect, test } from 'vitest';
import { englishAdvice } from '#domain/photo/advice-sentences.ts';
import { adviseFaces, type Face } from '#domain/photo/face/advise.ts';

const usual: Face = { x: 0.2, y: 0.25, width: 0.6, height: 0.48, score: 0.9 };
const other: Face = { ...usual, x: 0.6, score: 0.8 };

describe('advice on faces', () => {
  test('one face in the middle: none', () => expect(adviseFaces([usual])).toEqual([]));

  test.each<[string, Face[]]>([
    ['no-face', []],
    ['several-faces', [usual, other]],
    ['face-small', [{ ...usual, x: 0.4, y: 0.45, width: 0.15, height: 0.15 }]],
    ['face-large', [{ ...usual, x: 0, y: 0, width: 1, height: 0.9 }]],
    ['face-off-centre', [{ ...usual, x: 0.36 }]],
    ['face-off-centre', [{ ...usual, y: 0.02 }]],
  ])('%s', (code, faces) => {
    const [advice, ...rest] = adviseFaces(faces);
    expect([advice?.code, rest]).toEqual([code, []]);
    expect(advice?.text).toMatch(/脸|面部/);
    expect(englishAdvice(code)).toMatch(/face/);
  });

  test('a second face that is doubtful is not mentioned', () =>
    expect(adviseFaces([usual, { ...other, score: 0.45 }])).toEqual([]));

  test('the region stays within the picture', () => {
    const [advice] = adviseFaces([{ ...usual, x: -0.3, width: 0.5 }]);
    expect(advice?.region).toEqual({ x: 0, y: 0.25, width: 0.2, height: 0.48 });
  });
});
