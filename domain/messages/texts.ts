/**
 * What people are told, by template: data, so that a sentence changes here alone. `{exam}` and
 * `{closes}` are the only places to fill in; nothing personal is in them.
 */
export const texts = {
  saved: {
    zh: '【报名】您已成功提交{exam}报名信息，请等待资格审核并妥善保管报名序号。',
    en: 'Your application for {exam} is saved. Please wait for its review and keep your registration number.',
  },
  'qualification-approved': {
    zh: '【报名】{exam}：您的资格审核已通过，请在{closes}前登录上传照片。',
    en: '{exam}: you are qualified. Please log in and send your photo before {closes}.',
  },
  'qualification-rejected': {
    zh: '【报名】{exam}：您的资格审核未通过，请在{closes}前登录查看原因并修改。',
    en: '{exam}: your qualification was not approved. Please log in before {closes} to read why and correct your form.',
  },
  'qualification-returned': {
    zh: '【报名】{exam}：您的报名信息被退回，请在{closes}前登录补充材料。',
    en: '{exam}: your application was returned. Please log in and complete it before {closes}.',
  },
  'photo-approved': {
    zh: '【报名】{exam}：您的照片已通过审核。尚未缴费的，请在{closes}前登录缴费。',
    en: '{exam}: your photo is approved. If you have not paid yet, please log in and pay before {closes}.',
  },
  'photo-rejected': {
    zh: '【报名】{exam}：您的照片未通过审核，请在{closes}前登录查看原因并重新上传。',
    en: '{exam}: your photo was not approved. Please log in before {closes} to read why and send another one.',
  },
  'photo-failed': {
    zh: '【报名】{exam}：您的照片未通过自动检查，请在{closes}前登录重新上传。',
    en: '{exam}: your photo did not pass the automatic check. Please log in and send another one before {closes}.',
  },
  paid: { zh: '【报名】{exam}：您的考务费已缴费成功。', en: '{exam}: your fee is paid.' },
  'fee-waived': {
    zh: '【报名】{exam}：您的免缴考务费申请已通过。',
    en: '{exam}: you need not pay the fee.',
  },
  'waiver-approved': {
    zh: '【报名】{exam}：您的免缴考务费申请已通过，已缴费用将退回原支付账户。',
    en: '{exam}: you need not pay the fee; what you paid goes back to the account it came from.',
  },
  'waiver-rejected': {
    zh: '【报名】{exam}：您的免缴考务费申请未通过。尚未缴费的，请在{closes}前登录缴费。',
    en: '{exam}: your request to be freed of the fee was refused. If you have not paid yet, please pay before {closes}.',
  },
  'refund-started': {
    zh: '【报名】{exam}：您的考务费正在退回原支付账户。',
    en: '{exam}: your fee is on its way back to the account it came from.',
  },
  refunded: {
    zh: '【报名】{exam}：您的考务费已退回原支付账户，请注意查收。',
    en: '{exam}: your fee went back to the account it came from.',
  },
  'fee-reopened': {
    zh: '【报名】{exam}：您可以重新缴费，请在{closes}前登录缴费。',
    en: '{exam}: you can pay again. Please log in and pay before {closes}.',
  },
  withdrawn: {
    zh: '【报名】{exam}：您的报名已撤回。',
    en: '{exam}: your application is withdrawn.',
  },
  'withdrawal-rejected': {
    zh: '【报名】{exam}：您的撤回申请未通过，报名继续有效。',
    en: '{exam}: your request to withdraw was refused; your application stays.',
  },
  confirmed: {
    zh: '【报名】{exam}：您的报名确认已完成。',
    en: '{exam}: your registration is confirmed.',
  },
  abandoned: {
    zh: '【报名】{exam}：因未在规定时间内完成报名确认，视为自动放弃考试资格。',
    en: '{exam}: you did not complete your registration in time and are taken to have given up.',
  },
  disqualified: {
    zh: '【报名】{exam}：您的报考资格已被取消，请登录查看原因。',
    en: '{exam}: you are no longer admitted. Please log in to read why.',
  },
  extended: {
    zh: '【报名】{exam}：您的个人截止时间已延长至{closes}，请及时登录办理。',
    en: '{exam}: your own deadline is now {closes}. Please log in.',
  },
  'windows-changed': {
    zh: '【报名】{exam}的报名时间有调整，您当前步骤的截止时间为{closes}，请及时登录办理。',
    en: 'The times of {exam} have changed: your current step ends at {closes}. Please log in.',
  },
  'reminder-edit': {
    zh: '【报名】{exam}：您的报名信息需要修改，截止时间为{closes}，请及时登录办理。',
    en: '{exam}: your form needs a correction before {closes}. Please log in.',
  },
  'reminder-material': {
    zh: '【报名】{exam}：您需要补充材料，截止时间为{closes}，请及时登录提交。',
    en: '{exam}: material is asked for. Please log in and send it before {closes}.',
  },
  'reminder-upload-photo': {
    zh: '【报名】{exam}：您还没有通过审核的照片，截止时间为{closes}，请及时登录上传。',
    en: '{exam}: your photo is still missing. Please log in and send it before {closes}.',
  },
  'reminder-pay': {
    zh: '【报名】{exam}：您还没有缴费，截止时间为{closes}，逾期视为自动放弃考试资格。',
    en: '{exam}: you have not paid yet. Unpaid at {closes} you give up the exam.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Template = keyof typeof texts;

/** The template of a kind of event; undefined for those that nobody is told about. */
export function templateOf(kind: string): Template | undefined {
  return kind in texts ? (kind as Template) : undefined;
}
