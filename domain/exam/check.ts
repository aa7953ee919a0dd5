import type { Exam } from '../application/exam.ts';
import type { Finding } from './finding.ts';
import { stageNames, stages } from './stages.ts';

type Settings = Omit<Exam, 'examId' | 'version'>;

/** What is wrong with settings by themselves, whatever was in force before. */
export function checkSettings(exam: Settings): Finding[] {
  return [...checkWindows(exam), ...checkNames(exam)];
}

function checkWindows({ windows }: Settings): Finding[] {
  const findings: Finding[] = [];
  for (const stage of stages) {
    const window = windows[stage];
    if (!window) continue;
    const name = stageNames[stage];
    if (window.closes <= window.opens) {
      findings.push({
        pointer: `/windows/${stage}/closes`,
        code: 'not-a-window',
        detail: `${name}的结束时间必须晚于开始时间`,
      });
    } else if (window.opens < windows.apply.opens) {
      findings.push({
        pointer: `/windows/${stage}/opens`,
        code: 'before-apply',
        detail: `${name}不能早于网上报名开始`,
      });
    }
  }
  const last = Math.max(windows.apply.closes, windows.review.closes, windows.photo.closes);
  if (windows.pay.closes < last) {
    findings.push({
      pointer: '/windows/pay/closes',
      code: 'pay-ends-early',
      detail: '网上缴费在报名、审核或上传照片结束之前就截止，最后通过的人将来不及缴费',
    });
  }
  return findings;
}

/** Codes name things for good: two of the same kind may not share one. */
function checkNames({ areas, gateways, waiverKinds = [], notices = [] }: Settings): Finding[] {
  const lists = { areas, gateways, waiverKinds, notices };
  return Object.entries(lists).flatMap(([list, items]) => {
    const seen = new Set<string>();
    return items.flatMap((item, index): Finding[] => {
      const [key, name] = 'code' in item ? ['code', item.code] : ['id', item.id];
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      const pointer = `/${list}/${index}/${key}`;
      return [{ pointer, code: 'repeated', detail: `编号 ${name} 重复` }];
    });
  });
}
