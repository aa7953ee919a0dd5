import { computed, signal } from '@preact/signals';

/** The address after `#`: a path and filters; never personal data. */
const address = signal(location.hash.slice(1) || '/');
export const path = computed(() => address.value.split('?')[0] ?? '/');
export const query = computed(() => new URLSearchParams(address.value.split('?')[1] ?? ''));

addEventListener('hashchange', () => {
  const before = path.value;
  address.value = location.hash.slice(1) || '/';
  if (path.value !== before) showTop();
});

export function go(to: string): void {
  location.hash = to;
}

/** Replaces the filters of the present page without a new entry in the history. */
export function setQuery(changes: Record<string, string>): void {
  const next = new URLSearchParams(query.value);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  address.value = `${path.value}${text ? `?${text}` : ''}`;
  history.replaceState(null, '', `#${address.value}`);
}

/** A new screen starts at its heading, for eyes and for screen readers. */
function showTop(): void {
  scrollTo(0, 0);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main h1')?.focus());
}
