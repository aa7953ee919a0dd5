/**
 * Every "no" that people may hear: the code and status of the problem, the sentence they see
 * (title, exact where requirements.md quotes it), and what operators read in logs (en).
 */
const unpayable = '该考生还没有传照片，请传完照片后再进行缴费业务';

export const refusals = {
  // Requests
  malformed: { status: 400, title: '请求格式不正确', en: 'the request cannot be read' },
  'key-required': { status: 400, title: '缺少 Idempotency-Key', en: 'no Idempotency-Key' },
  'login-failed': {
    status: 401,
    title: '姓名、身份证号或报名序号不正确',
    en: 'login failed',
  },
  unauthenticated: { status: 401, title: '请先登录', en: 'no valid session' },
  forbidden: { status: 403, title: '没有权限进行此操作', en: 'not allowed for this caller' },
  'not-found': { status: 404, title: '没有找到', en: 'no such thing for this caller' },
  'too-large': { status: 413, title: '提交的内容过大', en: 'body too large' },
  invalid: { status: 422, title: '填写的内容有误，请按提示修改', en: 'invalid fields' },
  'key-reused': {
    status: 422,
    title: '同一个 Idempotency-Key 不能用于不同的内容',
    en: 'same key, other body',
  },
  'reasons-required': { status: 422, title: '请填写理由', en: 'a decision needs a reason' },
  'unknown-position': { status: 422, title: '没有这个职位', en: 'no such position' },
  'unknown-area': { status: 422, title: '没有这个考区', en: 'no such exam area' },
  'unknown-waiver-kind': {
    status: 422,
    title: '没有这种减免情形',
    en: 'the exam knows no such kind of waiver',
  },
  'unknown-gateway': { status: 422, title: '没有这种支付方式', en: 'no such gateway or bank' },
  'too-many-requests': { status: 429, title: '操作过于频繁，请稍后再试', en: 'slow down' },
  'notice-refused': { status: 400, title: '支付通知未被接受', en: 'payment notice refused' },
  // Application
  'already-registered': {
    status: 409,
    title: '该身份证号已经报名，每人只能报考一个职位',
    en: 'one live application per person and exam',
  },
  'window-closed': { status: 409, title: '不在规定的时间内', en: 'outside of the window' },
  'position-barred': {
    status: 409,
    title: '不允许再次报考同一职位',
    en: 'this position refused this person',
  },
  'pledge-outdated': {
    status: 409,
    title: '信用承诺书已更新，请重新阅读并同意',
    en: 'another pledge version is in force',
  },
  'already-approved': {
    status: 409,
    title: '资格审核通过，不可再修改报考信息！',
    en: 'qualification approved',
  },
  'already-reviewed': {
    status: 409,
    title: '资格审核已有结果，不可再修改报考信息',
    en: 'reviewed, and the exam allows changes only before',
  },
  'version-conflict': {
    status: 409,
    title: '内容已被更新，请刷新后重试',
    en: 'the version is not the current one',
  },
  'exam-exists': {
    status: 409,
    title: '已有这个编号的考试，请换一个编号',
    en: 'the id of the exam is taken',
  },
  withdrawn: { status: 409, title: '报名已撤回', en: 'the application was withdrawn' },
  abandoned: { status: 409, title: '视为自动放弃考试资格', en: 'abandoned at the close' },
  disqualified: { status: 409, title: '已取消报考资格', en: 'disqualified' },
  // Review
  'not-pending': { status: 409, title: '当前不在待审核状态', en: 'nothing to decide' },
  'held-by-colleague': {
    status: 409,
    title: '其他审核人员正在办理此件',
    en: 'a colleague holds it',
  },
  // Photo
  'not-qualified': {
    status: 409,
    title: '资格审核尚未通过',
    en: 'qualification is not approved',
  },
  'photo-approved': {
    status: 409,
    title: '照片审核通过，不可再更换照片',
    en: 'photo approved already',
  },
  'not-appealable': {
    status: 409,
    title: '只有因底色或尺寸未通过的照片可以申请人工审核',
    en: 'the photo did not fail for background or dimensions',
  },
  'photo-missing': { status: 409, title: unpayable, detail: '尚未上传照片', en: 'no photo yet' },
  'photo-not-approved': {
    status: 409,
    title: unpayable,
    detail: '照片尚未审核通过',
    en: 'photo not approved',
  },
  // Fee
  'already-paid': { status: 409, title: '已经交费', en: 'the fee is settled' },
  'not-payable': { status: 409, title: '当前不能交费', en: 'the fee is not due' },
  'bill-sealed': {
    status: 409,
    title: '该日账单已与平台核对一致，不可再上传',
    en: 'the day agrees with the gateway’s own bill',
  },
  'waiver-requested': {
    status: 409,
    title: '免缴申请正在审核',
    en: 'a waiver request waits for its decision',
  },
  'order-unresolved': {
    status: 409,
    title: '有未完成的订单，请等待支付结果确认',
    en: 'an order is open or its outcome unknown',
  },
  'gateway-unavailable': {
    status: 503,
    title: '支付平台暂时没有应答，订单已保留，请稍后再试或换一种支付方式',
    en: 'the payment gateway did not confirm the order; it stays open',
  },
  'link-ended': {
    status: 410,
    title: '支付链接已使用或已过期，请回到报名页面重新获取',
    en: 'the payment link was used or has expired',
  },
  'not-refundable': { status: 409, title: '当前不能退费', en: 'this money is not to be refunded' },
  'refund-exists': {
    status: 409,
    title: '这笔款项已在退费或已经退费',
    en: 'a capture has one refund, and it exists',
  },
  'capture-unfit': {
    status: 409,
    title: '这笔款项不能用于缴费',
    en: 'order or amount do not fit',
  },
  'message-waiting': {
    status: 409,
    title: '该短信正在发送，请稍后再试',
    en: 'the message waits to be sent already',
  },
  'second-person-required': {
    status: 409,
    title: '须由另一人确认',
    en: 'who proposed or decided may not confirm or reopen',
  },
  // Cases
  'correction-requested': {
    status: 409,
    title: '更正申请正在审核',
    en: 'a correction waits for its decision',
  },
  'not-returned': { status: 409, title: '当前不需要补充材料', en: 'no material was asked for' },
  'nothing-to-appeal': {
    status: 409,
    title: '没有可以申请复核的决定',
    en: 'no rejection and no abandonment',
  },
  'appeal-requested': {
    status: 409,
    title: '复核申请正在处理',
    en: 'an appeal waits for its decision',
  },
  'appeal-decided': {
    status: 409,
    title: '复核已有结论，同一决定只能申请一次复核',
    en: 'one appeal for a decision',
  },
  'closes-required': {
    status: 422,
    title: '已经截止，请填写个人截止时间',
    en: 'what is over opens again only with a personal end',
  },
  'not-decided': {
    status: 409,
    title: '没有可以重新审核的决定',
    en: 'no decision to reopen',
  },
  'not-confirmed': {
    status: 409,
    title: '报名尚未确认完成',
    en: 'disqualification is for confirmed applications',
  },
  'not-undoable': {
    status: 409,
    title: '只能在10秒内撤销本人刚作出的决定',
    en: 'not one’s own newest decision of the last ten seconds',
  },
} as const satisfies Record<string, { status: number; title: string; detail?: string; en: string }>;

export type RefusalCode = keyof typeof refusals;
export type Refusal = { code: RefusalCode; detail?: string };

/** The refusal as a value; `detail` tells this case's cause in Chinese, without personal data. */
export function refuse<Code extends RefusalCode>(
  code: Code,
  detail?: string,
): { refusal: { code: Code; detail?: string } } {
  return { refusal: detail === undefined ? { code } : { code, detail } };
}
