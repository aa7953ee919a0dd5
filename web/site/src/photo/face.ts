import type { Advice } from '#domain/photo/advice.ts';
import { type Crop, drawCrop } from './picture.ts';

let loading: Promise<Uint8Array> | undefined;

/** The weights, fetched with the first picture and kept; the next picture tries again. */
async function loadWeights(): Promise<Uint8Array> {
  const { href } = new URL('./tiny-face-detector.bin', import.meta.url);
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * Advice on the face in the crop. The detector is loaded with the first picture; without it, on a
 * bad line or in an old browser, nothing is said: it is advice only.
 */
export async function adviseOnFace(picture: HTMLCanvasElement, crop: Crop): Promise<Advice[]> {
  try {
    loading ??= loadWeights();
    const [weights, { adviseFaces, findFaces, HEIGHT, WIDTH }] = await Promise.all([
      loading,
      import('#domain/photo/face/find.ts'),
    ]);
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    drawCrop(picture, crop, canvas);
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, WIDTH, HEIGHT).data;
    return pixels ? adviseFaces(findFaces(weights, pixels)) : [];
  } catch {
    loading = undefined;
    return [];
  }
}
