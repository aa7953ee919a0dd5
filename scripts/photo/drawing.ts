import sharp from 'sharp';
import { goodBackdrop } from './backdrops.ts';
import type { Picture } from './encode.ts';
import { bust } from './person.ts';
import { type Seeded, seeded } from './seeded.ts';

const NOISE = 1 << 16;

/** Normally distributed noise, made once; pictures read it from different places. */
const noise = (() => {
  const random = seeded(1);
  const sum = () => random.next() + random.next() + random.next() - 1.5;
  return Float32Array.from({ length: NOISE }, () => sum() * 2);
})();

/** Sensor noise of a standard deviation in 8-bit steps. */
function addNoise(data: Buffer, deviation: number, random: Seeded): void {
  const start = random.below(NOISE);
  for (let i = 0; i < data.length; i += 1) {
    // An odd stride keeps rows from repeating each other.
    const value =
      (data[i] as number) + deviation * (noise[(start + i * 7919) & (NOISE - 1)] as number);
    data[i] = Math.max(0, Math.min(255, Math.round(value)));
  }
}

export type DrawingOptions = { width: number; height: number; backdrop?: string };

/** Draws a person of nobody before a background: slightly unsharp and noisy as cameras are. */
export async function drawPicture(random: Seeded, options: DrawingOptions): Promise<Picture> {
  const { width, height, backdrop = goodBackdrop(random) } = options;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"
    viewBox="0 0 295 413" preserveAspectRatio="none">${backdrop}${bust(random)}</svg>`;
  const data = await sharp(Buffer.from(svg))
    .removeAlpha()
    .blur(random.between(0.4, 1))
    .raw()
    .toBuffer();
  addNoise(data, random.between(0, 4), random);
  return { data, width, height };
}
