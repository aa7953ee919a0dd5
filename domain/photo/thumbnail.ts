import type { Component, Frame } from './frame.ts';

/** An RGB picture at 1/8 scale: the mean colour of every 8x8 block, 3 bytes a pixel. */
export type Thumbnail = { width: number; height: number; data: Uint8ClampedArray };

/** The block mean of one component at a luma block: its DC term over 8, around 128. */
function mean(component: Component, frame: Frame, x: number, y: number): number {
  const column = Math.floor((x * component.horizontal) / frame.maxHorizontal);
  const row = Math.floor((y * component.vertical) / frame.maxVertical);
  const dc = component.dc[row * component.blocksWide + column] as number;
  return (dc * component.dcQuantiser) / 8;
}

/** The DC plane as sRGB (JFIF's YCbCr matrix, ITU-R BT.601). */
export function thumbnailOf(frame: Frame): Thumbnail {
  const width = Math.ceil(frame.width / 8);
  const height = Math.ceil(frame.height / 8);
  const data = new Uint8ClampedArray(width * height * 3);
  const [luma, blue, red] = frame.components as [Component, Component, Component];
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const Y = mean(luma, frame, x, y) + 128;
      const Cb = mean(blue, frame, x, y);
      const Cr = mean(red, frame, x, y);
      data[at++] = Y + 1.402 * Cr;
      data[at++] = Y - 0.344136 * Cb - 0.714136 * Cr;
      data[at++] = Y + 1.772 * Cb;
    }
  }
  return { width, height, data };
}
