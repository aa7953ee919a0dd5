import { MAX_HEIGHT, MAX_WIDTH } from './limits.ts';
import { fail } from './problem.ts';
import { byteAt, type Segment, uint16At } from './segments.ts';

/** One colour component of the frame and what the scans have told about it so far. */
export type Component = {
  id: number;
  horizontal: number;
  vertical: number;
  quantisationId: number;
  /** Blocks stored: whole MCUs. */
  blocksWide: number;
  blocksHigh: number;
  /** Blocks that a scan of this component alone walks. */
  ownWide: number;
  ownHigh: number;
  /** The quantised DC term of every block. */
  dc: Int16Array;
  /** Progressive: bit k of (low, high) says that coefficient k is already non-zero. */
  nonZeroLow: Int32Array;
  nonZeroHigh: Int32Array;
  /** Progressive: the last Al of each coefficient, -1 before the first scan. */
  accuracy: Int8Array;
  /** The DC quantiser, latched when the component's first scan begins. */
  dcQuantiser: number;
  prediction: number;
};

export type Frame = {
  width: number;
  height: number;
  progressive: boolean;
  components: Component[];
  maxHorizontal: number;
  maxVertical: number;
  mcusWide: number;
  mcusHigh: number;
};

export function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Baseline, extended sequential and progressive Huffman only (SOF0, SOF1, SOF2). */
function checkCoding(marker: number): void {
  if (marker >= 0xc9) fail('arithmetic');
  if (marker === 0xc3) fail('lossless');
  if (marker > 0xc2) fail('hierarchical');
}

function checkComponentCount(count: number): void {
  if (count === 1) fail('grey');
  if (count === 4) fail('cmyk');
  if (count !== 3) fail('components');
}

/**
 * Reads a frame header and makes room for its DC terms, after all its numbers were checked.
 * @throws PhotoProblem for everything that photo.md does not accept.
 */
export function readFrame(bytes: Uint8Array, segment: Segment): Frame {
  checkCoding(segment.marker);
  if (segment.end - segment.start < 6) fail('bad-segment');
  if (byteAt(bytes, segment.start) !== 8) fail('twelve-bit');
  const height = uint16At(bytes, segment.start + 1);
  const width = uint16At(bytes, segment.start + 3);
  if (width === 0 || height === 0) fail('bad-frame');
  if (width > MAX_WIDTH || height > MAX_HEIGHT) fail('dimensions-too-large');
  const count = byteAt(bytes, segment.start + 5);
  checkComponentCount(count);
  if (segment.end - segment.start !== 6 + count * 3) fail('bad-segment');

  const headers = Array.from({ length: count }, (_, index) => {
    const at = segment.start + 6 + index * 3;
    const sampling = byteAt(bytes, at + 1);
    return {
      id: byteAt(bytes, at),
      horizontal: sampling >> 4,
      vertical: sampling & 15,
      quantisationId: byteAt(bytes, at + 2),
    };
  });
  for (const { horizontal, vertical, quantisationId } of headers) {
    if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) fail('bad-frame');
    if (quantisationId > 3) fail('bad-frame');
  }
  if (new Set(headers.map((header) => header.id)).size !== count) fail('bad-frame');

  const maxHorizontal = Math.max(...headers.map((header) => header.horizontal));
  const maxVertical = Math.max(...headers.map((header) => header.vertical));
  const mcusWide = Math.ceil(width / (8 * maxHorizontal));
  const mcusHigh = Math.ceil(height / (8 * maxVertical));
  const progressive = segment.marker === 0xc2;
  const components = headers.map((header): Component => {
    const blocksWide = mcusWide * header.horizontal;
    const blocksHigh = mcusHigh * header.vertical;
    const masks = progressive ? blocksWide * blocksHigh : 0;
    return {
      ...header,
      blocksWide,
      blocksHigh,
      ownWide: Math.ceil(Math.ceil((width * header.horizontal) / maxHorizontal) / 8),
      ownHigh: Math.ceil(Math.ceil((height * header.vertical) / maxVertical) / 8),
      dc: new Int16Array(blocksWide * blocksHigh),
      nonZeroLow: new Int32Array(masks),
      nonZeroHigh: new Int32Array(masks),
      accuracy: new Int8Array(64).fill(-1),
      dcQuantiser: 0,
      prediction: 0,
    };
  });
  return {
    width,
    height,
    progressive,
    components,
    maxHorizontal,
    maxVertical,
    mcusWide,
    mcusHigh,
  };
}
