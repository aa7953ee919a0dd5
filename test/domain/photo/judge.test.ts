import { decode, encode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { judgePhoto } from '#domain/photo/judge.ts';
import { drawPhoto } from '../../support/draw-photo.ts';
import { rule, verdictOf } from './rule.ts';

describe('backgrounds', () => {
  it.each(['red', 'blue'] as const)('passes %s', async (background) => {
    const bytes = await drawPhoto({ background });
    expect(judgePhoto(bytes, rule)).toEqual({
      verdict: 'pass',
      reasons: [],
      width: 295,
      height: 413,
    });
  });

  it.each(['green', 'grey', 'white', 'yellow'] as const)('rejects %s', async (background) => {
    expect(verdictOf(await drawPhoto({ background }))).toBe('reject background-colour');
  });

  it('names the colour it saw and the colours it wants', async () => {
    const { reasons } = judgePhoto(await drawPhoto({ background: 'green' }), rule);
    expect(reasons[0]?.text).toBe('照片背景看起来是绿色，要求为红色或蓝色背景。');
  });

  it('never passes a gradient to white', async () => {
    expect(verdictOf(await drawPhoto({ background: 'gradient' }))).toMatch(/^(review|reject) /);
  });

  it('accepts only what the exam names', async () => {
    const white = await drawPhoto({ background: 'white' });
    expect(verdictOf(white, { backgrounds: ['white'] })).toBe('pass');
    const blue = await drawPhoto({ background: 'blue' });
    expect(verdictOf(blue, { backgrounds: ['red'] })).toBe('reject background-colour');
  });
});

describe('encodings', () => {
  const kinds = [false, true].flatMap((progressive) =>
    (['4:2:0', '4:4:4'] as const).map((chromaSubsampling) => ({ progressive, chromaSubsampling })),
  );

  it.each(kinds)('passes $chromaSubsampling, progressive $progressive', async (kind) => {
    expect(verdictOf(await drawPhoto({ background: 'blue', ...kind }))).toBe('pass');
  });

  it('passes what another encoder writes', async () => {
    const drawn = await drawPhoto({ background: 'red', width: 140, height: 196 });
    const { data } = encode(decode(drawn), 70);
    expect(verdictOf(new Uint8Array(data))).toBe('pass');
  });
});

describe('dimensions', () => {
  it.each([
    [110, 154, 'pass'],
    [109, 154, 'reject dimensions-too-small'],
    [350, 450, 'pass'],
    [300, 300, 'reject ratio'],
    [413, 626, 'reject ratio'],
  ])('%i x %i: %s', async (width, height, expected) => {
    const bytes = await drawPhoto({ background: 'blue', width, height });
    expect(verdictOf(bytes)).toBe(expected);
  });
});
