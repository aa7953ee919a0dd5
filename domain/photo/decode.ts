import { BitReader } from './bit-reader.ts';
import { exifOrientation } from './exif.ts';
import { notJpegCode } from './file-kind.ts';
import { type Frame, isFrameMarker, readFrame } from './frame.ts';
import { type HuffmanTables, readHuffman } from './huffman.ts';
import { MAX_MARKERS, MAX_SCANS } from './limits.ts';
import { fail } from './problem.ts';
import { readQuantisation } from './quantisation.ts';
import { walkScan } from './scan.ts';
import { readScan } from './scan-header.ts';
import * as segments from './segments.ts';

type Parse = {
  bytes: Uint8Array;
  bits: BitReader;
  frame: Frame | undefined;
  tables: HuffmanTables;
  dcSteps: number[];
  restartInterval: number;
  scans: number;
  /** Colours are stored as RGB, so decoders need more than the frame to show them. */
  rgb: boolean;
};

/**
 * Checks a whole JPEG file, every coded symbol of it, and keeps the DC plane.
 * Strict: whatever a decoder would have to guess about is refused.
 * @throws PhotoProblem with the first fault.
 */
export function decodeDcPlane(bytes: Uint8Array): Frame {
  if (bytes[0] !== 0xff || bytes[1] !== segments.SOI) fail(notJpegCode(bytes));
  const parse: Parse = {
    bytes,
    bits: new BitReader(bytes),
    frame: undefined,
    tables: { dc: [], ac: [] },
    dcSteps: [],
    restartInterval: 0,
    scans: 0,
    rgb: false,
  };
  let position = 2;
  for (let markers = 0; ; markers++) {
    if (markers > MAX_MARKERS) fail('too-many-markers');
    const segment = segments.readSegment(bytes, position);
    position = segment.end;
    if (segment.marker === segments.EOI) break;
    if (segment.marker === segments.SOS) position = handleScan(parse, segment);
    else handleSegment(parse, segment);
  }
  const frame = parse.frame ?? fail('no-picture');
  if (frame.components.some((component) => component.accuracy[0] === -1)) fail('no-picture');
  if (position !== bytes.length) fail('data-after-end');
  if (parse.rgb) fail('rgb-coded');
  return frame;
}

function handleSegment(parse: Parse, segment: segments.Segment): void {
  const { bytes } = parse;
  const { marker, start, end } = segment;
  if (marker === segments.DQT) readQuantisation(bytes, segment, parse.dcSteps);
  else if (marker === segments.DHT) readHuffman(bytes, segment, parse.tables);
  else if (marker === segments.DRI) {
    if (end - start !== 2) fail('bad-segment');
    parse.restartInterval = segments.uint16At(bytes, start);
  } else if (isFrameMarker(marker)) {
    if (parse.frame) fail('two-frames');
    parse.frame = readFrame(bytes, segment);
    // Component ids 'R', 'G', 'B' mean RGB to decoders once the JFIF segment is removed.
    if (parse.frame.components.map((one) => one.id).join() === '82,71,66') parse.rgb = true;
  } else if (marker === segments.APP1) {
    if (isTurned(exifOrientation(bytes, segment))) fail('orientation');
  } else if (marker === segments.APP14) parse.rgb ||= isAdobeRgb(bytes, segment);
  else if (marker === 0xcc) fail('arithmetic');
  else if (!segments.isMetadata(marker)) fail('bad-marker');
}

/** 1 is upright; 0 and numbers above 8 mean nothing and viewers ignore them. */
function isTurned(orientation: number | undefined): boolean {
  return orientation !== undefined && orientation >= 2 && orientation <= 8;
}

/** Adobe's transform 0 means RGB or CMYK; without the segment the colours would be wrong. */
function isAdobeRgb(bytes: Uint8Array, { start, end }: segments.Segment): boolean {
  const isAdobe = String.fromCharCode(...bytes.subarray(start, start + 5)) === 'Adobe';
  return isAdobe && end - start >= 12 && bytes[start + 11] === 0;
}

function handleScan(parse: Parse, segment: segments.Segment): number {
  const frame = parse.frame ?? fail('no-picture');
  if (++parse.scans > MAX_SCANS) fail('too-many-scans');
  const scan = readScan(parse.bytes, segment, frame, parse.tables);
  for (const { component } of scan.parts) {
    if (component.dcQuantiser === 0) {
      component.dcQuantiser = parse.dcSteps[component.quantisationId] ?? fail('missing-table');
    }
  }
  return walkScan(parse.bits, segment.end, frame, scan, parse.restartInterval);
}
