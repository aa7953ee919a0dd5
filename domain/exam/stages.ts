import type { Exam, Window } from '../application/exam.ts';
import type { Instant } from '../application/state.ts';
import { formatInstant } from '../local-time.ts';

/** The stages of an exam in the guide's order, and what people call them. */
export const stageNames = {
  apply: '网上报名',
  edit: '未通过后修改',
  review: '资格审核',
  photo: '上传照片',
  pay: '网上缴费',
  supplementary: '改报',
} as const;
export type Stage = keyof typeof stageNames;

export const stages = Object.keys(stageNames) as Stage[];

export type StageLine = {
  stage: Stage;
  name: string;
  state: 'before' | 'open' | 'over';
  text: string;
};

/** What a window says at an instant: the sentence that applicants see, one a stage. */
export function timetable(exam: Pick<Exam, 'windows' | 'zone'>, at: Instant): StageLine[] {
  return stages.flatMap((stage) => {
    const window = exam.windows[stage];
    return window ? [lineOf(stage, window, exam.zone, at)] : [];
  });
}

function lineOf(stage: Stage, { opens, closes }: Window, zone: string, at: Instant): StageLine {
  const name = stageNames[stage];
  if (at < opens) {
    return { stage, name, state: 'before', text: `${name}将于${say(opens, zone)}开始` };
  }
  if (at < closes) {
    return { stage, name, state: 'open', text: `${name}进行中，${sayEnd(closes, zone)}截止` };
  }
  return { stage, name, state: 'over', text: `${name}已于${sayEnd(closes, zone)}截止` };
}

/** 2017年3月20日 09:00, on the office's clock. */
export function say(at: Instant, zone: string): string {
  const [, year, month, day, time] =
    /^(\d+)-(\d+)-(\d+)T(\d\d:\d\d)/.exec(formatInstant(at, zone)) ?? [];
  return `${year}年${Number(month)}月${Number(day)}日 ${time}`;
}

/** An end at midnight is 24:00 of the day before, as announcements write it. */
function sayEnd(at: Instant, zone: string): string {
  const text = say(at, zone);
  return text.endsWith(' 00:00') ? `${say(at - 1, zone).slice(0, -5)}24:00` : text;
}
