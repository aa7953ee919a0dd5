import { type Crop, drawCrop } from './picture.ts';

/** Best first: 295x413 at a high quality looks best in 20 KB; smaller only when it must be. */
const sizes = [
  [295, 413],
  [236, 330],
  [177, 248],
] as const;
const LOWEST_QUALITY = 0.4;
const HIGHEST_QUALITY = 0.92;
const ROUNDS = 6;

export type Compressed = { blob: Blob; width: number; height: number };

/** Searches the highest JPEG quality, then the largest size, that fits into `maxBytes`. */
export async function compress(
  picture: HTMLCanvasElement,
  crop: Crop,
  maxBytes: number,
): Promise<Compressed | undefined> {
  for (const [width, height] of sizes) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    drawCrop(picture, crop, canvas);
    const blob = await bestQuality(canvas, maxBytes);
    if (blob) return { blob, width, height };
  }
  return undefined;
}

async function bestQuality(canvas: HTMLCanvasElement, maxBytes: number): Promise<Blob | undefined> {
  const fits = (blob: Blob) => blob.size <= maxBytes;
  const finest = await toJpeg(canvas, HIGHEST_QUALITY);
  if (fits(finest)) return finest;
  let best: Blob | undefined;
  let low = LOWEST_QUALITY;
  let high = HIGHEST_QUALITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const quality = round === 0 ? low : (low + high) / 2;
    const blob = await toJpeg(canvas, quality);
    if (fits(blob)) {
      best = blob;
      low = quality;
    } else if (round === 0) return undefined;
    else high = quality;
  }
  return best;
}

function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('no JPEG encoder'))),
      'image/jpeg',
      quality,
    ),
  );
}
