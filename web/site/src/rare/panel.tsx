import { useEffect, useState } from 'preact/hooks';
import { rare } from '../../../shared/texts/rare.ts';
import { Glyph } from '../parts/name.tsx';
import { texts } from '../state/preferences.ts';
import { type RareTable, searchRare } from './search.ts';

const t = texts(rare);
/** Characters shown at once; more are narrowed down sooner than looked through. */
const MAX = 60;
let known: RareTable | undefined;

/** Looks a character up and hands it to the name. */
export function RarePanel({ onPick }: { onPick: (character: string) => void }) {
  const [table, setTable] = useState(known);
  const [query, setQuery] = useState('');
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    if (known) return;
    fetch('/rare/characters.json')
      .then((response) => response.json())
      .then(
        (loaded: RareTable) => {
          known = loaded;
          setTable(loaded);
        },
        () => setFailed(true),
      );
  }, []);
  const found = table ? searchRare(table, query) : [];
  return (
    <div class="rare">
      <label for="rare">{t('query')}</label>
      <p class="hint" id="rare-hint">
        {t('hint')}
      </p>
      <input
        id="rare"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby="rare-hint"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p role="status" class="small">
        {isFailed && t('failed')}
        {table && query !== '' && (found.length ? t('found', { n: found.length }) : t('none'))}
        {found.length > MAX && ` ${t('more', { n: MAX })}`}
      </p>
      <div class="rare-found">
        {found.slice(0, MAX).map((character) => (
          <button
            key={character}
            type="button"
            aria-label={t('add', { character, code: codeOf(character) })}
            onClick={() => onPick(character)}
          >
            <Glyph character={character} />
            <span class="small">{codeOf(character)}</span>
          </button>
        ))}
      </div>
      <button type="button" class="button second" onClick={() => onPick('·')}>
        {t('dot')}
      </button>
    </div>
  );
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) as number).toString(16).toUpperCase()}`;
