import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../state/preferences.ts';
import { hasUncertain, Name } from './name.tsx';

type Panel = ComponentType<{ onPick: (character: string) => void }>;
type Props = { value: string; onPick: (character: string) => void };

/** Below a name: the way to characters that the device cannot type, and how they will look. */
export function RareInput({ value, onPick }: Props) {
  const [Found, setFound] = useState<Panel>();
  const [isOpen, setOpen] = useState(false);
  const toggle = () => {
    setOpen(!isOpen);
    if (Found) return;
    import('../rare/panel.tsx').then(
      ({ RarePanel }) => setFound(() => RarePanel),
      () => setOpen(false),
    );
  };
  return (
    <>
      {hasUncertain(value) && (
        <p class="live" role="status">
          {t('form.nameShown')} <Name text={value} />
        </p>
      )}
      <button type="button" class="link" aria-expanded={isOpen} onClick={toggle}>
        {t('form.rare')}
      </button>
      {isOpen && Found && <Found onPick={onPick} />}
    </>
  );
}
