import { language, t } from './preferences.ts';

const HOUR = 3_600_000;

/** 3月20日 24:00 for a midnight that ends a day, else 3月20日 09:00; in Beijing's time. */
export function showTime(wire: string, end = false): string {
  const at = Date.parse(wire) + 8 * HOUR;
  const isMidnight = at % (24 * HOUR) === 0;
  const shown = new Date(end && isMidnight ? at - 1 : at);
  const clock = end && isMidnight ? '24:00' : shown.toISOString().slice(11, 16);
  const month = shown.getUTCMonth() + 1;
  const day = shown.getUTCDate();
  return language.value === 'en' ? `${day}/${month} ${clock}` : `${month}月${day}日 ${clock}`;
}

export const showMoney = (fen: number) =>
  t('common.yuan', { yuan: (fen / 100).toFixed(fen % 100 === 0 ? 0 : 2) });

export const showKilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

export function showSize(bytes: number): string {
  return bytes < 1_048_576 ? `${showKilobytes(bytes)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** 红色或蓝色, as the exam's rule says. */
export function showBackgrounds(names: ('red' | 'blue' | 'white')[]): string {
  return names.map((name) => t(`notice.${name}`)).join(t('notice.or'));
}
