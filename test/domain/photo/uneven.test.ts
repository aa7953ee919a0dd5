import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { judgePhoto } from '#domain/photo/judge.ts';
import { drawPhoto } from '../../support/draw-photo.ts';
import { rule } from './rule.ts';

/** A blue photo with something drawn over it, in pixels of 295 x 413. */
async function painted(svg: string) {
  const file = await drawPhoto({ background: 'blue', quality: 95 });
  const overlay = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="295" height="413">${svg}</svg>`,
  );
  const over = await sharp(file)
    .composite([{ input: overlay }])
    .jpeg({ quality: 80 })
    .toBuffer();
  return judgePhoto(over, rule);
}

describe('uneven backgrounds', () => {
  it('asks a person about a second colour and says where it is', async () => {
    const { verdict, reasons } = await painted(
      '<rect y="120" width="40" height="60" fill="#fff"/>',
    );
    expect(verdict).toBe('review');
    expect(reasons[0]?.code).toBe('background-second-colour');
    const { x, y, width, height } = reasons[0]?.region ?? { x: 1, y: 1, width: 1, height: 1 };
    expect(x * 295).toBeLessThan(16);
    expect(y * 413).toBeGreaterThan(100);
    expect((x + width) * 295).toBeLessThan(60);
    expect((y + height) * 413).toBeLessThan(200);
  });

  it('rejects two halves of different colours', async () => {
    const { verdict, reasons } = await painted('<rect width="70" height="413" fill="#e60911"/>');
    expect(verdict).toBe('reject');
    expect(reasons[0]?.code).toBe('background-not-uniform');
  });

  it('does not pass a white frame', async () => {
    const { verdict } = await painted(
      '<rect width="295" height="413" fill="none" stroke="#fff" stroke-width="60"/>',
    );
    expect(verdict).not.toBe('pass');
  });

  it('does not pass a deep shadow over half of the picture', async () => {
    const { verdict } = await painted(
      '<rect width="148" height="413" fill="#000" fill-opacity="0.55"/>',
    );
    expect(verdict).not.toBe('pass');
  });

  it('passes a slight fall-off of light', async () => {
    const { verdict } = await painted(
      '<rect width="100" height="413" fill="#000" fill-opacity="0.06"/>',
    );
    expect(verdict).toBe('pass');
  });
});
