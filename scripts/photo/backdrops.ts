import type { Seeded } from './seeded.ts';

type Rgb = readonly [number, number, number];

/** Backgrounds that photo studios and phone apps really use (photo.md). */
const allowed: Rgb[] = [
  [67, 142, 219],
  [98, 139, 206],
  [0, 191, 243],
  [0, 0, 255],
  [255, 0, 0],
  [215, 69, 50],
  [230, 9, 17],
];

const css = (colour: Rgb) => `rgb(${colour.map((value) => Math.round(value)).join()})`;
const whole = (fill: string) => `<rect width="295" height="413" fill="${fill}"/>`;

function jittered(random: Seeded, [r, g, b]: Rgb): Rgb {
  const near = (value: number) => Math.min(255, Math.max(0, value + random.between(-6, 6)));
  return [near(r), near(g), near(b)];
}

function gradient(from: string, to: string, end = 1): string {
  return `<linearGradient id="fade" x2="0" y2="1"><stop stop-color="${from}"/>
    <stop offset="${end}" stop-color="${to}"/></linearGradient>${whole('url(#fade)')}`;
}

/** A plain red or blue background, sometimes with the slight fall-off of a studio's light. */
export function goodBackdrop(random: Seeded): string {
  const colour = jittered(random, random.pick(allowed));
  const darker = colour.map((value) => value * random.between(0.9, 1)) as unknown as Rgb;
  return random.chance(0.4) ? gradient(css(colour), css(darker)) : whole(css(colour));
}

function shapes(random: Seeded): string {
  const colours = ['#7a5a3c', '#c9b28b', '#5d7d4a', '#8fb5d8', '#b8452f', '#ddd6c8', '#3d4f66'];
  const one = () => {
    const [w, h] = [random.between(20, 110), random.between(20, 160)];
    return `<rect x="${random.between(-20, 290)}" y="${random.between(-20, 380)}" width="${w}"
      height="${h}" fill="${random.pick(colours)}"/>`;
  };
  return whole(random.pick(colours)) + Array.from({ length: 24 }, one).join('');
}

/** Backgrounds that no exam for red and blue accepts, by kind. */
export const wrongBackdrops: Record<string, (random: Seeded) => string> = {
  white: (random) => whole(css(jittered(random, [250, 250, 250]))),
  grey: (random) =>
    whole(
      css(
        jittered(
          random,
          random.pick<Rgb>([
            [140, 140, 140],
            [190, 192, 195],
          ]),
        ),
      ),
    ),
  black: (random) => whole(css(jittered(random, [18, 18, 20]))),
  green: (random) =>
    whole(
      css(
        jittered(
          random,
          random.pick<Rgb>([
            [46, 158, 70],
            [20, 100, 40],
          ]),
        ),
      ),
    ),
  yellow: (random) => whole(css(jittered(random, [242, 210, 27]))),
  orange: (random) => whole(css(jittered(random, [245, 135, 25]))),
  purple: (random) => whole(css(jittered(random, [130, 50, 170]))),
  pink: (random) => whole(css(jittered(random, [250, 120, 190]))),
  cyan: (random) => whole(css(jittered(random, [0, 190, 170]))),
  brown: (random) => whole(css(jittered(random, [120, 80, 45]))),
  'blue to white': (random) =>
    gradient(css(jittered(random, [40, 90, 200])), '#fff', random.between(0.4, 0.8)),
  'blue to red': (random) =>
    gradient(css(jittered(random, [40, 90, 220])), '#e01818', random.between(0.5, 0.9)),
  halves: (random) =>
    whole(css(jittered(random, [67, 142, 219]))) +
    `<rect width="${random.between(110, 185)}" height="413" fill="#e60911"/>`,
  scene: shapes,
  window: (random) =>
    whole('#d9d2c4') +
    `<rect x="${random.between(0, 60)}" y="10" width="${random.between(120, 220)}" height="190" fill="#9cc7ee"/>`,
};
