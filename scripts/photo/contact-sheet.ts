import sharp from 'sharp';
import { type Judged, markOf } from './score.ts';

const [columns, rows, cell, caption] = [6, 4, 180, 34];
const order = ['false-accept', 'false-reject', 'wrong-code', 'review', 'right'];

/** The worst first: wrong answers, then doubts. */
export function worst(all: Judged[]): Judged[] {
  const rank = (one: Judged) => order.indexOf(markOf(one));
  return all
    .filter((one) => one.verdict.verdict !== 'invalid')
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, columns * rows);
}

async function tile({ sample, verdict }: Judged): Promise<Buffer> {
  const lines = [
    `${sample.name} ${sample.kind}`,
    `${verdict.verdict} ${verdict.reasons[0]?.code ?? ''}`,
  ];
  const text = lines
    .map(
      (line, i) =>
        `<text x="3" y="${13 + 15 * i}" font-size="11" font-family="sans-serif">${line}</text>`,
    )
    .join('');
  const label = Buffer.from(`<svg width="${cell}" height="${caption}">${text}</svg>`);
  const picture = await sharp(sample.bytes)
    .resize(cell, cell, { fit: 'contain', background: '#ddd' })
    .png()
    .toBuffer();
  return sharp({ create: { width: cell, height: cell + caption, channels: 3, background: '#fff' } })
    .composite([
      { input: picture, left: 0, top: 0 },
      { input: label, left: 0, top: cell },
    ])
    .png()
    .toBuffer();
}

/** One PNG of the worst 24 with what was said of them. */
export async function writeContactSheet(all: Judged[], file: string): Promise<void> {
  const tiles = await Promise.all(worst(all).map(tile));
  await sharp({
    create: {
      width: columns * cell,
      height: rows * (cell + caption),
      channels: 3,
      background: '#fff',
    },
  })
    .composite(
      tiles.map((input, i) => ({
        input,
        left: (i % columns) * cell,
        top: Math.floor(i / columns) * (cell + caption),
      })),
    )
    .png()
    .toFile(file);
}
