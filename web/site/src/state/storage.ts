/** localStorage that may be full, blocked or broken: then nothing is kept, and nothing fails. */
export function readStored(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`baoming.${name}`) ?? 'null');
  } catch {
    return null;
  }
}

export function store(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(`baoming.${name}`);
    else localStorage.setItem(`baoming.${name}`, JSON.stringify(value));
  } catch {
    // A private window: the page works without.
  }
}
