/** A lost registration number. */
export const recovery = {
  title: ['找回报名序号', 'Recover your registration number'],
  intro: [
    '填写报名时的姓名、身份证号和手机号。三项与报名信息一致时，新的报名序号会发到这个手机。',
    'Enter the name, ID number and mobile number of your application. If all three fit, a new registration number is sent to that phone.',
  ],
  phoneHint: ['报名时填写的手机号', 'The number given in your application'],
  send: ['发送新的报名序号', 'Send a new registration number'],
  sentTitle: ['请求已收到', 'Request received'],
  sent: [
    '如果三项信息与报名信息一致，短信会在几分钟内发到登记的手机。为保护个人信息，本页不显示是否一致。',
    'If all three fit an application, a message reaches the phone on file within minutes. To protect personal data, this page does not tell whether they do.',
  ],
  oldNumber: [
    '用新的报名序号登录之前，旧序号仍然有效；首次登录后旧序号作废，其他设备上的登录同时退出。',
    'The old number stays valid until you first log in with the new one; then it ends, and so do sessions on other devices.',
  ],
  noMessage: ['没有收到短信？', 'No message?'],
  noMessageText: [
    '十分钟后可以再试一次。手机号已换或填错的，请拨打公告中的咨询电话，由工作人员核实身份后办理。',
    'Try again after ten minutes. If your phone has changed, call the office named in the announcement; it helps after an identity check.',
  ],
  logIn: ['去登录', 'Log in'],
} as const;
