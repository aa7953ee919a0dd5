import type { Component, Frame } from './frame.ts';

/**
 * An RGB picture at 1/8 scale: the mean colour of every 8x8 block, 3 bytes a pixel. `data` may
 * have the upper rows only.
 */
export type Thumbnail = { width: number; height: number; data: Uint8ClampedArray };

/** Which column of a component's blocks lies under each column of the thumbnail. */
function columnsOf(component: Component, frame: Frame, width: number): Int32Array {
  const columns = new Int32Array(width);
  for (let x = 0; x < width; x++) {
    columns[x] = Math.floor((x * component.horizontal) / frame.maxHorizontal);
  }
  return columns;
}

/** Where the component's row of blocks under row `y` of the thumbnail begins. */
function rowStart(component: Component, frame: Frame, y: number): number {
  const row = Math.floor((y * component.vertical) / frame.maxVertical);
  return row * component.blocksWide;
}

/** The DC plane (a block's mean is its DC term over 8) as sRGB by JFIF's matrix (BT.601). */
export function thumbnailOf(frame: Frame, rowsWanted = Number.POSITIVE_INFINITY): Thumbnail {
  const width = Math.ceil(frame.width / 8);
  const height = Math.ceil(frame.height / 8);
  const rows = Math.min(height, rowsWanted);
  const data = new Uint8ClampedArray(width * rows * 3);
  const [luma, blue, red] = frame.components as [Component, Component, Component];
  const [lumaAt, blueAt, redAt] = [luma, blue, red].map((one) => columnsOf(one, frame, width)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const lumaStep = luma.dcQuantiser / 8;
  const blueStep = blue.dcQuantiser / 8;
  const redStep = red.dcQuantiser / 8;
  let at = 0;
  for (let y = 0; y < rows; y++) {
    const lumaRow = rowStart(luma, frame, y);
    const blueRow = rowStart(blue, frame, y);
    const redRow = rowStart(red, frame, y);
    for (let x = 0; x < width; x++) {
      const Y = (luma.dc[lumaRow + (lumaAt[x] as number)] as number) * lumaStep + 128;
      const Cb = (blue.dc[blueRow + (blueAt[x] as number)] as number) * blueStep;
      const Cr = (red.dc[redRow + (redAt[x] as number)] as number) * redStep;
      data[at++] = Y + 1.402 * Cr;
      data[at++] = Y - 0.344136 * Cb - 0.714136 * Cr;
      data[at++] = Y + 1.772 * Cb;
    }
  }
  return { width, height, data };
}
