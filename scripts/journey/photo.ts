import jpeg from 'jpeg-js';

const width = 295;
const height = 413;

type Colour = readonly [number, number, number];
const colours: Record<'blue' | 'red' | 'green', Colour> = {
  blue: [67, 142, 219],
  red: [215, 40, 40],
  green: [40, 160, 70],
};

/** A drawn bust of nobody on a plain background: JPEG of less than 20 KB. */
export function drawBust(background: 'blue' | 'red' | 'green' = 'blue'): Uint8Array {
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [r, g, b] = paint(x / width - 0.5, y / height, background);
      data.set([r, g, b, 255], (y * width + x) * 4);
    }
  }
  return jpeg.encode({ data, width, height }, 80).data;
}

function paint(x: number, y: number, background: keyof typeof colours): Colour {
  const face = (x / 0.17) ** 2 + ((y - 0.4) / 0.17) ** 2;
  const hair = (x / 0.2) ** 2 + ((y - 0.34) / 0.18) ** 2;
  const shade = 1 - 0.1 * x;
  if (face < 1) return [222 * shade, 184 * shade, 160 * shade];
  if (hair < 1) return [32, 28, 28];
  if (y > 0.55 && Math.abs(x) < 0.07) return [205, 168, 146];
  if (y > 0.62 + 0.9 * x * x && Math.abs(x) < 0.42) return [36, 40, 58];
  return colours[background];
}
