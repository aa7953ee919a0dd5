import type { ProblemCode } from '#contract/problem.ts';

/**
 * The refusals in English, by code; the Chinese sentences come from the server. Complete: a new
 * refusal without its sentence here does not compile. Loaded by who reads English.
 */
export const problems: Record<ProblemCode, string> = {
  malformed: 'The request cannot be read',
  'key-required': 'The request lacks its Idempotency-Key',
  'login-failed': 'Name, ID number or registration number is not right',
  unauthenticated: 'Please log in first',
  forbidden: 'You are not allowed to do this',
  'not-found': 'Not found',
  'too-large': 'What you sent is too large',
  invalid: 'Some entries are not right; please correct them as shown',
  'key-reused': 'The same Idempotency-Key cannot stand for another content',
  'reasons-required': 'Please give a reason',
  'correction-requested': 'Your correction is being decided',
  'not-returned': 'No material is asked for now',
  'nothing-to-appeal': 'There is no decision to appeal against',
  'appeal-requested': 'Your appeal is being decided',
  'appeal-decided': 'Your appeal has been decided; each decision has one appeal',
  'closes-required': 'It is over: please give a personal deadline',
  'not-decided': 'There is no decision to open again',
  'not-confirmed': 'The registration is not confirmed yet',
  'not-undoable': 'Only your own decision of the last ten seconds can be taken back',
  'unknown-position': 'There is no such position',
  'unknown-area': 'There is no such examination area',
  'unknown-waiver-kind': 'There is no such kind of waiver',
  'unknown-gateway': 'There is no such payment method',
  'too-many-requests': 'Too many attempts; please try again later',
  'notice-refused': 'The payment notice was not accepted',
  'already-registered': 'This ID number is registered already; one position for each person',
  'window-closed': 'This is not open at the moment',
  'position-barred': 'This position refused you; you cannot apply for it again',
  'pledge-outdated': 'The pledge has changed; please read it and agree again',
  'already-approved': 'Approved: nothing can be changed any more',
  'already-reviewed': 'Reviewed already: nothing can be changed any more',
  'version-conflict': 'It has changed meanwhile; please reload and try again',
  withdrawn: 'The application has been withdrawn',
  abandoned: 'Regarded as having given up the examination',
  disqualified: 'The application has been disqualified',
  'exam-exists': 'An exam of this id exists already; choose another id',
  'not-pending': 'There is nothing to decide at the moment',
  'not-qualified': 'The qualification is not yet approved',
  'photo-approved': 'The photo is approved and cannot be changed any more',
  'not-appealable': 'Only a photo that failed for background or size can go to a person',
  'photo-missing': 'No approved photo yet: please upload your photo before paying',
  'photo-not-approved': 'The photo is not yet approved: payment comes afterwards',
  'already-paid': 'The fee is paid already',
  'not-payable': 'The fee cannot be paid at the moment',
  'bill-sealed': 'The bill of this day agrees already and cannot be sent again',
  'waiver-requested': 'Your waiver request is being reviewed',
  'order-unresolved': 'An order is still open; please wait for its result',
  'gateway-unavailable':
    'The payment platform does not answer; your order is kept. Try again later or another way',
  'link-ended': 'The payment link was used or has expired; please get a new one',
  'not-refundable': 'This cannot be refunded at the moment',
  'refund-exists': 'This money is being refunded or has been refunded',
  'capture-unfit': 'This money cannot pay the fee',
  'message-waiting': 'The message is being sent already, please try again later',
  'second-person-required': 'Another person has to confirm the refund',
  'unsupported-media-type': 'The content has to be JSON',
  fault: 'The system is busy, please try again later',
};

/**
 * The causes beside the refusals, and what is wrong with a field, by the sentence that the rules
 * and the server say. A test finds every sentence that an applicant can meet.
 */
export const details: Readonly<Record<string, string>> = {
  尚未开始: 'It has not begun yet',
  已经截止: 'It is over',
  免缴考务费: 'The fee was waived',
  退费中: 'The fee is being refunded',
  已退费: 'The fee has been refunded',
  尚未上传照片: 'No photo was uploaded yet',
  照片尚未审核通过: 'The photo is not approved yet',
  照片审核未通过: 'The photo was not approved',
  照片待审核: 'The photo is being reviewed',
  照片已被更换: 'The photo was replaced meanwhile',
  姓名应为2至100个字: 'A name has 2 to 100 characters',
  '姓名只能填写汉字和间隔号“·”，请按身份证上的姓名填写':
    'Only Chinese characters and the separator “·”, as on the ID card',
  '间隔号“·”只能在两个字之间': 'The separator “·” stands between two characters only',
  '15位身份证号已不能使用，请填写18位身份证号':
    'ID numbers of 15 digits are no longer valid; please enter the one of 18',
  '身份证号应为18位，前17位是数字，最后一位是数字或X':
    'An ID number has 18 characters: 17 digits, and a digit or X',
  身份证号的前两位不是有效的地区代码: 'The first two digits are no valid area code',
  身份证号中的出生日期不正确: 'The date of birth in the ID number is not right',
  '身份证号的校验位不正确，请检查是否填错':
    'The last character does not fit the others; please check for a typing error',
  '身份证号不能在此修改，请提交更正申请':
    'The ID number cannot be changed here; please ask for a correction under Requests',
  与原姓名相同: 'This is the name on record',
  '只能更正姓名中的错字，不能更换姓名': 'Wrong characters only: it has to stay the same name',
  与原身份证号相同: 'This is the ID number on record',
  '身份证号中的出生日期（第7至14位）不能更正':
    'The date of birth (digits 7 to 14) cannot be corrected',
  没有这个职位: 'There is no such position',
  没有这个考区: 'There is no such examination area',
  户籍所在地的行政区划代码不存在: 'There is no such household area code',
  此项为必填项: 'This is required',
  内容类型不正确: 'This is not of the right kind',
  内容过长或数值过大: 'Too long or too large',
  内容过短或数值过小: 'Too short or too small',
  格式不正确: 'This is not in the right form',
  请从给定选项中选择: 'Please choose one of the options',
  不认识的字段: 'Unknown field',
  含有无法保存的字符: 'It holds characters that cannot be kept',
  不能重复: 'Each only once',
  内容不正确: 'This is not right',
};
