import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { advisePhoto } from '#domain/photo/advice.ts';
import { judgePhoto } from '#domain/photo/judge.ts';
import { drawPicture } from '../../../scripts/photo/drawing.ts';
import { encodeToFit } from '../../../scripts/photo/encode.ts';
import { seeded } from '../../../scripts/photo/seeded.ts';
import { drawPhoto } from '../../support/draw-photo.ts';
import { rule } from './rule.ts';

const size = { width: 295, height: 413 };

/** A drawn portrait with every sample changed, or with something drawn over it. */
async function portrait(change: (value: number) => number, over = '') {
  const picture = await drawPicture(seeded(41), size);
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${box}>${over}</svg>`);
  const data = await sharp(Buffer.from(picture.data.map(change)), {
    raw: { ...size, channels: 3 },
  })
    .composite([{ input: svg }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return encodeToFit({ ...size, data });
}
const box = 'width="295" height="413"';
const as = (value: number) => value;
const codes = (bytes: Uint8Array) => advisePhoto(bytes).map(({ code }) => code);
const shirt = '<rect y="360" width="295" height="53" fill="#f4f4f4"/>';

describe('advice', () => {
  test('a usual portrait gets none', async () => {
    expect(advisePhoto(await portrait(as))).toEqual([]);
  });

  test('a white shirt: what, why and where', async () => {
    const [advice] = advisePhoto(await portrait(as, shirt));
    expect(advice).toMatchObject({ code: 'clothes-light', region: { y: 0.9, height: 0.1 } });
    expect(advice?.text).toContain('深色衣服');
  });

  test.each([
    ['too-dark', (value: number) => value * 0.2],
    ['too-bright', (value: number) => Math.min(255, value * 1.6 + 120)],
  ])('exposure: %s', async (code, change) => {
    expect(codes(await portrait(change))).toContain(code);
  });

  test('a grossly blurred portrait is not sharp, a sharp one is', async () => {
    const sharpOne = await drawPhoto({ background: 'blue' });
    const blurred = await sharp(sharpOne).blur(8).jpeg({ quality: 80 }).toBuffer();
    expect(codes(sharpOne)).not.toContain('not-sharp');
    expect(codes(blurred)).toContain('not-sharp');
  });

  test('the verdict is the same with and without something to advise', async () => {
    const [plain, advised] = [await portrait(as), await portrait(as, shirt)];
    expect(judgePhoto(advised, rule).verdict).toBe(judgePhoto(plain, rule).verdict);
  });

  test.each([
    ['no bytes', new Uint8Array()],
    ['garbage', Uint8Array.of(0xff, 0xd8, 1, 2, 3)],
  ])('%s: no advice, no exception', (_, bytes) => expect(advisePhoto(bytes)).toEqual([]));
});
