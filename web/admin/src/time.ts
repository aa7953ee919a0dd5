const beijing = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
  hour12: false,
});

/** 北京时间, whatever the computer's zone is. */
export const showTime = (wire: string): string => beijing.format(new Date(wire));

const HOUR = 3_600_000;
/** The office promises a decision within this time. */
export const PROMISED_HOURS = 24;

export function ageOf(wire: string, now: number) {
  const hours = Math.max(0, (now - Date.parse(wire)) / HOUR);
  const text = hours < 1 ? `${Math.floor(hours * 60)} 分钟` : `${Math.floor(hours)} 小时`;
  const level = hours >= PROMISED_HOURS ? 'late' : hours >= PROMISED_HOURS - 4 ? 'soon' : 'fine';
  return { text, level } as const;
}
