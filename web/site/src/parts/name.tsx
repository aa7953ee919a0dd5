import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Outlines by block of 256 characters; an empty block is one that has none or did not arrive. */
const blocks = signal<Record<string, Record<string, string>>>({});

async function load(block: string): Promise<void> {
  if (blocks.peek()[block]) return;
  blocks.value = { ...blocks.peek(), [block]: {} };
  try {
    const response = await fetch(`/rare/glyphs-${block}.json`);
    if (response.ok) blocks.value = { ...blocks.peek(), [block]: await response.json() };
  } catch {
    const { [block]: _, ...others } = blocks.peek();
    blocks.value = others;
  }
}

/** Ideographs after those of Unicode 1.1: many devices have no glyph for them. */
const isUncertain = (character: string) =>
  /\p{Script=Han}/u.test(character) && !/[\u4e00-\u9fa5]/.test(character);

/** One character, drawn from its outline where fonts may lack it: screen and print alike. */
export function Glyph({ character }: { character: string }) {
  const block = ((character.codePointAt(0) as number) >> 8).toString(16);
  const isDrawn = isUncertain(character);
  useEffect(() => {
    if (isDrawn) void load(block);
  }, [block, isDrawn]);
  const path = isDrawn ? blocks.value[block]?.[character] : undefined;
  if (!path) return <>{character}</>;
  return (
    <span class="glyph">
      <svg viewBox="0 0 1000 1000" aria-hidden="true">
        <path d={path} />
      </svg>
      <span class="glyph-text">{character}</span>
    </span>
  );
}

/** A name as it stands on the card, on every device. */
export function Name({ text }: { text: string }) {
  return (
    <>
      {[...text].map((character, index) =>
        isUncertain(character) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may hold a character twice
          <Glyph key={index} character={character} />
        ) : (
          character
        ),
      )}
    </>
  );
}

/** Whether a name is worth showing once more, as it will be drawn. */
export const hasUncertain = (text: string) => [...text].some(isUncertain);
