import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeDcPlane } from '#domain/photo/decode.ts';
import { thumbnailOf } from '#domain/photo/thumbnail.ts';
import { drawPhoto } from '../../support/draw-photo.ts';

/** Mean colours of 8 x 8 blocks of the picture as sharp (libjpeg-turbo) decodes it. */
async function oracle(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return (column: number, row: number, channel: number) => {
    let sum = 0;
    for (let y = row * 8; y < row * 8 + 8; y++) {
      for (let x = column * 8; x < column * 8 + 8; x++) {
        sum += data[(y * info.width + x) * info.channels + channel] ?? Number.NaN;
      }
    }
    return sum / 64;
  };
}

/** How far the thumbnail is off, in levels of 255, over all whole blocks: [worst, mean]. */
async function distance(bytes: Uint8Array): Promise<[number, number]> {
  const { width, data } = thumbnailOf(decodeDcPlane(bytes));
  const frame = decodeDcPlane(bytes);
  const meanOf = await oracle(bytes);
  const errors: number[] = [];
  for (let y = 0; y < Math.floor(frame.height / 8); y++) {
    for (let x = 0; x < Math.floor(frame.width / 8); x++) {
      for (let channel = 0; channel < 3; channel++) {
        const own = data[(y * width + x) * 3 + channel] ?? Number.NaN;
        errors.push(Math.abs(own - meanOf(x, y, channel)));
      }
    }
  }
  return [Math.max(...errors), errors.reduce((a, b) => a + b, 0) / errors.length];
}

describe('the DC plane', () => {
  const soft = async (progressive: boolean, chromaSubsampling: '4:2:0' | '4:4:4') => {
    const drawn = await drawPhoto({ background: 'gradient', width: 296, height: 416 });
    return sharp(drawn).blur(12).jpeg({ quality: 90, progressive, chromaSubsampling }).toBuffer();
  };

  it.each([false, true])('is within 3 levels in 4:4:4, progressive %s', async (progressive) => {
    const [worst] = await distance(await soft(progressive, '4:4:4'));
    expect(worst).toBeLessThanOrEqual(3);
  });

  it.each([false, true])(
    'is within 3 levels on average in 4:2:0, progressive %s',
    async (progressive) => {
      const [, mean] = await distance(await soft(progressive, '4:2:0'));
      expect(mean).toBeLessThanOrEqual(3);
    },
  );

  it('is the same for a baseline and a progressive file of one picture', async () => {
    const [baseline, progressive] = await Promise.all([soft(false, '4:2:0'), soft(true, '4:2:0')]);
    expect(thumbnailOf(decodeDcPlane(progressive))).toEqual(thumbnailOf(decodeDcPlane(baseline)));
  });
});
