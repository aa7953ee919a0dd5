import { beforeAll, expect, test } from 'vitest';
import { judgePhoto } from '#domain/photo/judge.ts';
import { drawPicture } from '../../scripts/photo/drawing.ts';
import { encodeToFit } from '../../scripts/photo/encode.ts';
import { defaultRule } from '../../scripts/photo/rule.ts';
import { seeded } from '../../scripts/photo/seeded.ts';

const files: Uint8Array[] = [];
beforeAll(async () => {
  const picture = await drawPicture(seeded(7), { width: 140, height: 196 });
  for (const progressive of [false, true]) files.push(await encodeToFit(picture, { progressive }));
});

test('5000 mutated files are answered, none throws', () => {
  const random = seeded(8);
  for (let i = 0; i < 5000; i += 1) {
    const file = Uint8Array.from(random.pick(files));
    for (let n = 1 + random.below(4); n > 0; n -= 1) {
      file[random.below(random.chance(0.5) ? 700 : file.length)] = random.below(256);
    }
    expect(() => judgePhoto(file, defaultRule)).not.toThrow();
  }
}, 60_000);
