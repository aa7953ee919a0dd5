/** 20 KB, inclusive. The same number is in the presigned POST's content-length-range. */
export const MAX_PHOTO_BYTES = 20_480;

/** Pixels a 20 KB portrait never needs; larger declarations are refused before any allocation. */
export const MAX_WIDTH = 1200;
export const MAX_HEIGHT = 1600;

/** A progressive file of common encoders has 10; more is only ever an attack on time. */
export const MAX_SCANS = 40;
export const MAX_MARKERS = 100;

/** Width to height of 2-inch photos (35x49 mm, 35x45 mm), and how far off a crop may be. */
export const RATIOS = [35 / 49, 35 / 45];
export const RATIO_TOLERANCE = 0.06;
