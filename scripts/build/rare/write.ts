import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rareCharacters, rareTable } from './characters.ts';
import { readFont } from './truetype.ts';

const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/**
 * What the helper for rare characters reads on demand: the table of readings and parts, and the
 * outlines (Noto Sans SC, OFL 1.1) of those that the fonts of devices lack, 256 to a file. A file
 * that is asked for tells no more of a name than one of 256 characters.
 */
export function writeRare(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const characters = rareCharacters();
  writeFileSync(join(folder, 'characters.json'), JSON.stringify(rareTable(characters)));
  const font = readFont(readFileSync(createRequire(import.meta.url).resolve(FONT)));
  const blocks = new Map<string, Record<string, string>>();
  for (const character of characters) {
    const code = character.codePointAt(0) as number;
    const path = isEverywhere(code) ? undefined : font.pathOf(code);
    if (!path) continue;
    const name = (code >> 8).toString(16);
    blocks.set(name, { ...blocks.get(name), [character]: path });
  }
  for (const [name, glyphs] of blocks) {
    writeFileSync(join(folder, `glyphs-${name}.json`), JSON.stringify(glyphs));
  }
}

/** The ideographs of Unicode 1.1 are in the fonts of every device. */
const isEverywhere = (code: number) => code >= 0x4e00 && code <= 0x9fa5;
