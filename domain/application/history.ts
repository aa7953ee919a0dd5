import type { Event } from './commands.ts';
import type { Instant } from './state.ts';

/** What a trail says of each kind of event: the applicant's history, and the office's. */
const words: Record<string, string> = {
  saved: '保存报名信息',
  edited: '修改报名信息',
  withdrawn: '撤回报名',
  'qualification-approved': '资格审核通过',
  'qualification-rejected': '资格审核未通过',
  'qualification-returned': '退回补充材料',
  'photo-checked': '照片已上传，待审核',
  'photo-failed': '照片自动检查未通过',
  'photo-appealed': '申请人工审核照片',
  'photo-approved': '照片审核通过',
  'photo-rejected': '照片审核未通过',
  'order-opened': '提交缴费订单',
  'order-doubted': '缴费结果确认中',
  'order-closed': '缴费订单已关闭',
  paid: '缴费成功',
  'waiver-requested': '申请免缴考务费',
  'fee-waived': '免缴考务费',
  'waiver-approved': '免缴申请通过，退还考务费',
  'waiver-rejected': '免缴申请未通过',
  'refund-proposed': '提出退费',
  'refund-declined': '退费未获同意',
  'refund-started': '开始退费',
  'refund-failed': '退费未成功，由工作人员处理',
  refunded: '退费完成',
  'fee-reopened': '重新开放缴费',
  'withdrawal-requested': '申请撤回报名',
  'withdrawal-proposed': '撤回申请待复核',
  'withdrawal-rejected': '撤回申请未通过',
  'correction-requested': '申请更正报考信息',
  'correction-proposed': '更正申请待复核',
  'correction-approved': '更正申请通过',
  'correction-rejected': '更正申请未通过',
  'material-sent': '补充材料',
  'appeal-requested': '申请复核',
  'appeal-upheld': '复核维持原决定',
  'appeal-reopened': '复核后重新审核',
  'decision-reopened': '重新审核',
  'decision-undone': '撤销刚作出的审核决定',
  'disqualification-proposed': '取消报考资格待确认',
  disqualified: '取消报考资格',
  'claim-release-proposed': '释放身份证号待确认',
  'claim-released': '释放身份证号，报名终止',
  'identity-revealed': '查看身份证号',
  extended: '个人截止时间延长',
  confirmed: '报名确认完成',
  abandoned: '视为自动放弃考试资格',
  'sessions-ended': '退出登录',
  'registration-number-issued': '发送新的报名序号',
  'registration-number-replaced': '启用新的报名序号，旧序号作废',
  'lease-taken-over': '接管他人领取的件',
  searched: '按证件号或报名序号查找',
  'audit-read': '查阅审计记录',
};
const actors = { applicant: '本人', staff: '工作人员', system: '系统' } as const;

/** A kind of event in words; one without words shows its kind. */
export const eventName = (kind: string): string => words[kind] ?? kind;

export type HistoryEntry = { at: Instant; event: string; by: string };

/** Never who of the staff it was: the trail knows, the applicant need not. */
export function historyEntry(event: Pick<Event, 'kind' | 'at' | 'by'>): HistoryEntry {
  return { at: event.at, event: eventName(event.kind), by: actors[event.by.kind] };
}
