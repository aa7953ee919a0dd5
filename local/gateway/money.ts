/** The simulator's own reading and writing of amounts and Beijing times. */
export function fenOf(yuan: string): number | undefined {
  if (!/^\d{1,9}(\.\d\d?)?$/.test(yuan)) return undefined;
  const [whole = '', part = ''] = yuan.split('.');
  return Number(`${whole}${part.padEnd(2, '0')}`);
}

/** Two decimals in orders, as the merchant wrote them. */
export const yuanOf = (fen: number): string =>
  `${Math.trunc(fen / 100)}.${`${fen % 100}`.padStart(2, '0')}`;

/** In notices and answers the gateway drops a last zero: `100.0`. */
export const shortYuanOf = (fen: number): string => yuanOf(fen).replace(/0$/, '');

/** `2026-11-23 10:00:00` in Beijing. */
export const beijing = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
