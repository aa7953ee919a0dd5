/**
 * What people are told, by template: data, so that the office and its vendor change a sentence
 * here alone. `{exam}` and `{closes}` are the only places to fill in; nothing personal is in them.
 */
export const texts = {
  saved: '【报名】您已成功提交{exam}报名信息，请等待资格审核并妥善保管报名序号。',
  'qualification-approved': '【报名】{exam}：您的资格审核已通过，请在{closes}前登录上传照片。',
  'qualification-rejected':
    '【报名】{exam}：您的资格审核未通过，请在{closes}前登录查看原因并修改。',
  'qualification-returned': '【报名】{exam}：您的报名信息被退回，请在{closes}前登录补充材料。',
  'photo-approved': '【报名】{exam}：您的照片已通过审核。尚未缴费的，请在{closes}前登录缴费。',
  'photo-rejected': '【报名】{exam}：您的照片未通过审核，请在{closes}前登录查看原因并重新上传。',
  'photo-failed': '【报名】{exam}：您的照片未通过自动检查，请在{closes}前登录重新上传。',
  paid: '【报名】{exam}：您的考务费已缴费成功。',
  'fee-waived': '【报名】{exam}：您的免缴考务费申请已通过。',
  'waiver-rejected': '【报名】{exam}：您的免缴考务费申请未通过，请在{closes}前登录缴费。',
  refunded: '【报名】{exam}：您的考务费已退回原支付账户，请注意查收。',
  withdrawn: '【报名】{exam}：您的报名已撤回。',
  confirmed: '【报名】{exam}：您的报名确认已完成。',
  abandoned: '【报名】{exam}：因未在规定时间内完成报名确认，视为自动放弃考试资格。',
  disqualified: '【报名】{exam}：您的报考资格已被取消，请登录查看原因。',
  extended: '【报名】{exam}：您的个人截止时间已延长至{closes}，请及时登录办理。',
  'windows-changed':
    '【报名】{exam}的报名时间有调整，您当前步骤的截止时间为{closes}，请及时登录办理。',
  'reminder-edit': '【报名】{exam}：您的报名信息需要修改，截止时间为{closes}，请及时登录办理。',
  'reminder-photo': '【报名】{exam}：您还没有通过审核的照片，截止时间为{closes}，请及时登录上传。',
  'reminder-pay': '【报名】{exam}：您还没有缴费，截止时间为{closes}，逾期视为自动放弃考试资格。',
} as const;

export type Template = keyof typeof texts;

/** The template of a kind of event; undefined for those that nobody is told about. */
export function templateOf(kind: string): Template | undefined {
  return kind in texts ? (kind as Template) : undefined;
}
