import { expect, test } from 'vitest';
import { judgePhoto } from '#domain/photo/judge.ts';
import { drawPicture } from '../../scripts/photo/drawing.ts';
import { encodeToFit } from '../../scripts/photo/encode.ts';
import { differences, planeDistances } from '../../scripts/photo/oracles.ts';
import { defaultRule } from '../../scripts/photo/rule.ts';
import { seeded } from '../../scripts/photo/seeded.ts';

const size = { width: 295, height: 413 };
const markersOf = (file: Uint8Array) =>
  [...file.keys()].filter((at) => file[at] === 0xff && ((file[at + 1] ?? 0) & 0xf8) === 0xd0);

test.each([
  { encoder: 'sharp', chromaSubsampling: '4:2:0', restartInterval: 7, mcus: 19 * 26 },
  { encoder: 'sharp', chromaSubsampling: '4:4:4', restartInterval: 40, mcus: 37 * 52 },
  { encoder: 'jpeg-js', restartInterval: 16, mcus: 37 * 52 },
] as const)(
  '$encoder $chromaSubsampling with restart markers: a good file to everybody',
  async (how) => {
    const file = await encodeToFit(await drawPicture(seeded(11), size), how);
    expect(file.length).toBeLessThanOrEqual(20_480);
    expect(markersOf(file)).toHaveLength(Math.ceil(how.mcus / how.restartInterval) - 1);
    expect(judgePhoto(file, defaultRule).verdict).toBe('pass');
    expect(await differences(file)).toEqual([]);
    for (const { worst } of await planeDistances(file)) expect(worst).toBeLessThanOrEqual(3);
  },
);
