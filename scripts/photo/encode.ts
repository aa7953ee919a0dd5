import jpegJs from 'jpeg-js';
import sharp from 'sharp';
import { MAX_PHOTO_BYTES } from '#domain/photo/limits.ts';
import { withRestarts } from './restarts.ts';

/** RGB, three bytes a pixel. */
export type Picture = { data: Buffer; width: number; height: number };

export type Encoding = {
  encoder?: 'sharp' | 'mozjpeg' | 'jpeg-js';
  progressive?: boolean;
  chromaSubsampling?: '4:2:0' | '4:4:4';
  /** MCUs between restart markers; baseline by sharp or jpeg-js only. */
  restartInterval?: number;
};

function withAlpha({ data, width, height }: Picture): Buffer {
  const four = Buffer.alloc(width * height * 4, 255);
  for (let i = 0; i < width * height; i += 1) data.copy(four, i * 4, i * 3, i * 3 + 3);
  return four;
}

async function encode(picture: Picture, quality: number, how: Encoding): Promise<Uint8Array> {
  const plain = await encodePlain(picture, quality, how);
  return how.restartInterval ? withRestarts(plain, how.restartInterval) : plain;
}

async function encodePlain(picture: Picture, quality: number, how: Encoding): Promise<Buffer> {
  const { width, height } = picture;
  if (how.encoder === 'jpeg-js') {
    return Buffer.from(jpegJs.encode({ data: withAlpha(picture), width, height }, quality).data);
  }
  const { progressive = false, chromaSubsampling = '4:2:0' } = how;
  const mozjpeg = how.encoder === 'mozjpeg';
  const optimiseCoding = how.restartInterval === undefined;
  return sharp(picture.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, progressive, chromaSubsampling, mozjpeg, optimiseCoding })
    .toBuffer();
}

/** The best quality (by bisection, 5..95) that fits into `most` bytes. */
export async function encodeToFit(
  picture: Picture,
  how: Encoding = {},
  most = MAX_PHOTO_BYTES,
): Promise<Uint8Array> {
  let best: Uint8Array | undefined;
  let [low, high] = [5, 95];
  while (low <= high) {
    const quality = (low + high) >> 1;
    const file = await encode(picture, quality, how);
    if (file.length <= most) {
      best = file;
      low = quality + 1;
    } else high = quality - 1;
  }
  if (!best) throw new Error(`${picture.width} x ${picture.height} does not fit`);
  return new Uint8Array(best);
}
