import type { Dominant } from './dominant.ts';

export type ColourName =
  | 'red'
  | 'blue'
  | 'white'
  | 'grey'
  | 'black'
  | 'pink'
  | 'orange'
  | 'yellow'
  | 'green'
  | 'cyan'
  | 'purple';

export const colourWords: Record<ColourName, { zh: string; en: string }> = {
  red: { zh: '红色', en: 'red' },
  blue: { zh: '蓝色', en: 'blue' },
  white: { zh: '白色', en: 'white' },
  grey: { zh: '灰色', en: 'grey' },
  black: { zh: '黑色', en: 'black' },
  pink: { zh: '粉色', en: 'pink' },
  orange: { zh: '橙色', en: 'orange' },
  yellow: { zh: '黄色', en: 'yellow' },
  green: { zh: '绿色', en: 'green' },
  cyan: { zh: '青色', en: 'cyan' },
  purple: { zh: '紫色', en: 'purple' },
};

/** Below this chroma a colour has no hue to speak of. */
const NEUTRAL = 0.035;

/** Names by hue, each up to this angle; pink goes on from the last one round to 9 degrees. */
const HUES: [number, ColourName][] = [
  [9, 'pink'],
  [42, 'red'],
  [75, 'orange'],
  [115, 'yellow'],
  [175, 'green'],
  [218, 'cyan'],
  [281, 'blue'],
  [345, 'purple'],
  [360, 'pink'],
];

export function nameColour({ chroma, hue }: Dominant, lightness: number): ColourName {
  if (chroma < NEUTRAL) {
    if (lightness > 0.9) return 'white';
    return lightness < 0.22 ? 'black' : 'grey';
  }
  return HUES.find(([end]) => hue < end)?.[1] ?? 'pink';
}

/** How surely a colour is the allowed one: clearly, doubtfully (a person looks), or not. */
export type Certainty = 'clear' | 'edge' | 'no';

type Bounds = { hue: [number, number]; chroma: number; lightness: [number, number] };

/** Measured on the tuning set of photo.md; `edge` is what a person should look at. */
const BOUNDS: Record<'red' | 'blue', { clear: Bounds; edge: Bounds }> = {
  blue: {
    clear: { hue: [222, 277], chroma: 0.078, lightness: [0.25, 0.8] },
    edge: { hue: [218, 281], chroma: NEUTRAL, lightness: [0.2, 0.87] },
  },
  red: {
    clear: { hue: [13, 38], chroma: 0.135, lightness: [0.34, 0.74] },
    edge: { hue: [9, 42], chroma: 0.115, lightness: [0.22, 0.76] },
  },
};

function within(bounds: Bounds, { chroma, hue }: Dominant, lightness: number): boolean {
  const [darkest, lightest] = bounds.lightness;
  return (
    hue >= bounds.hue[0] &&
    hue <= bounds.hue[1] &&
    chroma >= bounds.chroma &&
    lightness >= darkest &&
    lightness <= lightest
  );
}

export function certaintyOf(
  wanted: 'red' | 'blue' | 'white',
  dominant: Dominant,
  lightness: number,
): Certainty {
  if (wanted === 'white') {
    if (dominant.chroma > NEUTRAL || lightness < 0.86) return 'no';
    return lightness > 0.92 && dominant.chroma < 0.02 ? 'clear' : 'edge';
  }
  const { clear, edge } = BOUNDS[wanted];
  if (within(clear, dominant, lightness)) return 'clear';
  return within(edge, dominant, lightness) ? 'edge' : 'no';
}
