/** The detector's own forward pass on drawn people: faces of nobody, and pictures without one. */
import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { findFaces, HEIGHT, WIDTH } from '#domain/photo/face/find.ts';
import { drawPicture } from '../../../../scripts/photo/drawing.ts';
import { seeded } from '../../../../scripts/photo/seeded.ts';

const weights = readFile('web/site/src/photo/tiny-face-detector.bin');
const size = { width: WIDTH, height: HEIGHT };

async function faces(picture: Sharp) {
  const rgba = await picture.resize(WIDTH, HEIGHT, { fit: 'fill' }).ensureAlpha().raw().toBuffer();
  return findFaces(new Uint8Array(await weights), new Uint8ClampedArray(rgba));
}

const drawn = async (seed: number) =>
  sharp((await drawPicture(seeded(seed), size)).data, { raw: { ...size, channels: 3 } });

test('nine of ten drawn faces are found, once each and where they are', async () => {
  const found = await Promise.all(
    Array.from({ length: 10 }, async (_, i) => faces(await drawn(i))),
  );
  expect(found.filter((all) => all.length === 1).length).toBeGreaterThanOrEqual(9);
  for (const face of found.flat()) {
    expect(Math.abs(face.x + face.width / 2 - 0.5)).toBeLessThan(0.1);
    expect(Math.abs(face.y + face.height / 2 - 0.51)).toBeLessThan(0.15);
    expect(face.height).toBeGreaterThan(0.22);
  }
}, 60_000);

test('two people side by side are two faces', async () => {
  const [one, other] = await Promise.all([4, 9].map(async (seed) => (await drawn(seed)).png()));
  const half = async (picture: Sharp | undefined) =>
    sharp(await picture?.toBuffer())
      .resize(WIDTH / 2, HEIGHT / 2)
      .toBuffer();
  const create = { ...size, channels: 3, background: '#438edb' } as const;
  const both = await sharp({ create })
    .composite([
      { input: await half(one), left: 0, top: 60 },
      { input: await half(other), left: WIDTH / 2, top: 60 },
    ])
    .png()
    .toBuffer();
  expect(await faces(sharp(both))).toHaveLength(2);
});

test('a plain wall has no face', async () => {
  const create = { ...size, channels: 3, background: '#438edb' } as const;
  expect(await faces(sharp({ create }).png())).toEqual([]);
});

test('a file of another size is not taken for the weights', () => {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  expect(() => findFaces(new Uint8Array(1000), rgba)).toThrow(RangeError);
});
