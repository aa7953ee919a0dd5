import { useEffect, useRef } from 'react';

export type Keys = Record<string, () => void>;

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type));

/**
 * Single keys for people who decide hundreds a day. Silent while somebody types, and off as a
 * whole when asked for (speech input triggers single keys: WCAG 2.1.4). Ctrl+Enter always works.
 */
export function useKeys(keys: Keys, enabled: boolean): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || event.metaKey) return;
      const submit = event.ctrlKey && event.key === 'Enter';
      const name = submit ? 'Ctrl+Enter' : event.key;
      if (!submit && (event.ctrlKey || !enabled || typing(event.target))) return;
      const action = current.current[name];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [enabled]);
}
