import type { Exam, PhotoRule } from '../application/exam.ts';
import type { Instant } from '../application/state.ts';
import { isWithin } from '../windows.ts';
import { checkSettings } from './check.ts';
import type { Finding } from './finding.ts';
import { say, stageNames, stages } from './stages.ts';

type Settings = Omit<Exam, 'examId' | 'version'>;
type Change = { before: Exam; next: Settings; now: Instant };

/**
 * Everything that is wrong with publishing these settings at this instant, for people who are in
 * the exam already too. None of it counts applications: what has begun is taken as begun by people.
 */
export function checkChange(next: Settings, before: Exam | undefined, now: Instant): Finding[] {
  const alone = checkSettings(next);
  if (!before) return alone;
  const change = { before, next, now };
  return [...alone, ...windowsOf(change), ...promisesOf(change), ...noticesOf(change)];
}

function windowsOf({ before, next, now }: Change): Finding[] {
  return stages.flatMap((stage): Finding[] => {
    const was = before.windows[stage];
    if (!was || !isWithin(was, now)) return [];
    const name = stageNames[stage];
    const find = (edge: string, code: string, detail: string) => [
      { pointer: `/windows/${stage}${edge}`, code, detail },
    ];
    const will = next.windows[stage];
    if (!will)
      return find('', 'window-taken-back', `${name}正在进行，删除后正在办理的人将无法继续`);
    if (will.opens > now) {
      const detail = `${name}正在进行，改为${say(will.opens, next.zone)}才开始会中断正在办理的人`;
      return find('/opens', 'window-taken-back', detail);
    }
    if (will.closes <= now) {
      const detail = `${name}正在进行，${say(will.closes, next.zone)}已经过去，发布后立即截止`;
      return find('/closes', 'window-ends-now', detail);
    }
    if (will.closes < was.closes) {
      const detail = `${name}正在进行，原定${say(was.closes, next.zone)}截止，提前截止须另发更正公告`;
      return find('/closes', 'window-shortened', detail);
    }
    return [];
  });
}

/** What people were told when they began: it stays, or changes under a new name. */
function promisesOf({ before, next, now }: Change): Finding[] {
  const findings: Finding[] = [];
  const find = (holds: boolean, pointer: string, code: string, detail: string) => {
    if (!holds) findings.push({ pointer, code, detail });
  };
  const { version, text } = before.pledge;
  const isSameText = next.pledge.version !== version || next.pledge.text === text;
  const rename = '承诺书内容已修改，请换一个版本号，已报名的人将重新阅读并同意';
  find(isSameText, '/pledge/version', 'pledge-unchanged-version', rename);
  if (now >= before.windows.apply.opens) {
    find(next.zone === before.zone, '/zone', 'zone-fixed', '报名已经开始，时区不能再改');
    find(hasAll(next.areas, before.areas), '/areas', 'area-in-use', '报名已经开始，不能删除考区');
    const kinds = hasAll(next.waiverKinds ?? [], before.waiverKinds ?? []);
    find(kinds, '/waiverKinds', 'waiver-kind-in-use', '报名已经开始，不能删除减免情形');
  }
  if (now >= before.windows.photo.opens) {
    const fits = isAsWide(next.photoRule, before.photoRule);
    find(fits, '/photoRule', 'photo-rule-tightened', '上传照片已经开始，照片要求只能放宽');
  }
  if (now >= before.windows.pay.opens) {
    const isSame = next.feeFen === before.feeFen;
    find(isSame, '/feeFen', 'fee-fixed', '网上缴费已经开始，可能有未完成的订单，考务费不能再改');
  }
  return findings;
}

const hasAll = (next: { code: string }[], before: { code: string }[]) =>
  before.every((old) => next.some(({ code }) => code === old.code));

const isAsWide = (next: PhotoRule, before: PhotoRule) =>
  next.maxBytes >= before.maxBytes &&
  next.minWidth <= before.minWidth &&
  next.minHeight <= before.minHeight &&
  before.backgrounds.every((colour) => next.backgrounds.includes(colour));

/** What was public stays as it was read: a mistake in it is put right by another notice. */
function noticesOf({ before, next, now }: Change): Finding[] {
  const kept = new Map((next.notices ?? []).map((notice) => [notice.id, notice]));
  return (before.notices ?? []).flatMap((old): Finding[] => {
    if (old.at > now) return [];
    const same = kept.get(old.id);
    const isKept =
      same?.at === old.at &&
      same.title === old.title &&
      same.text === old.text &&
      same.kind === old.kind;
    const detail = `公告“${old.title}”已经公布，不能修改或删除，请另发更正公告`;
    return isKept ? [] : [{ pointer: '/notices', code: 'notice-published', detail }];
  });
}
