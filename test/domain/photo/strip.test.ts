import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { judgePhoto } from '#domain/photo/judge.ts';
import { stripMetadata } from '#domain/photo/strip.ts';
import { insert } from '../../../scripts/photo/bytes.ts';
import { drawPhoto } from '../../support/draw-photo.ts';
import { rule } from './rule.ts';

/** A photo with a JFIF segment, Exif with a name in it, and a comment. */
async function withMetadata(progressive: boolean): Promise<Uint8Array> {
  const drawn = await drawPhoto({ background: 'red', progressive });
  const tagged = await sharp(drawn)
    .jpeg({ progressive, quality: 70 })
    .withExif({ IFD0: { Artist: 'SECRET-NAME' } })
    .toBuffer();
  return insert(new Uint8Array(tagged), 2, 0xff, 0xfe, 0, 6, 0x4e, 0x4f, 0x54, 0x45);
}

const pixels = (bytes: Uint8Array) => sharp(bytes, { failOn: 'warning' }).raw().toBuffer();

describe.each([false, true])('stripMetadata, progressive %s', (progressive) => {
  it('removes APPn and comments and keeps every pixel', async () => {
    const original = await withMetadata(progressive);
    const clean = stripMetadata(original);
    expect(clean.length).toBeLessThan(original.length);
    expect(Buffer.from(original).includes('SECRET-NAME')).toBe(true);
    expect(Buffer.from(clean).includes('SECRET-NAME')).toBe(false);
    expect(Buffer.from(clean).includes('NOTE')).toBe(false);
    expect(await pixels(clean)).toEqual(await pixels(original));
  });

  it('changes no verdict, and nothing the second time', async () => {
    const original = await withMetadata(progressive);
    const clean = stripMetadata(original);
    expect(judgePhoto(clean, rule)).toEqual(judgePhoto(original, rule));
    expect(stripMetadata(clean)).toEqual(clean);
  });
});
