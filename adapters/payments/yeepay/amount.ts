/** Yuan as the gateway writes them, e.g. `100.0`, to fen; undefined when it is no amount. */
export function parseYuan(text: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  // Digits only, never a floating yuan: 0.29 * 100 is not 29.
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Fen to yuan with two decimals, e.g. 15000 -> `150.00`. Throws on what is no payable amount. */
export function formatYuan(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 1 || fen > 99_999_999_999) {
    throw new RangeError('amount must be a whole number of fen, at least 1');
  }
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
