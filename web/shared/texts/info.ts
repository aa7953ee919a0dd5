/** Help, notices, privacy and the accessibility statement. */
export const info = {
  helpPay: ['交费后仍显示“未交费”？', 'Paid, but it still says unpaid?'],
  helpPayText: [
    '不要再次交费。打开“网上交费”，点“银行已扣款”，系统会立即向支付平台查询。重复扣款会原路退回。',
    'Do not pay again. Open Payment and tap “My bank has paid”; we ask the platform at once. Double payments are returned.',
  ],
  helpName: ['姓名中有生僻字？', 'A rare character in your name?'],
  helpNameText: [
    '请填写身份证上的原字，不要用同音字或形似字代替。手机打不出时，点姓名栏下的“打不出的字”，按拼音、部件或字符编码查找。',
    'Enter the character of your ID card, not a similar one; below the name, look it up by pinyin, parts or code point.',
  ],
  helpLost: ['忘记报名序号？', 'Lost your registration number?'],
  helpLostText: [
    '在“用户登录”页点“忘记报名序号”，新的报名序号会发到登记的手机；手机号已换的，请拨打公告中的咨询电话。报名序号不会在网上显示第二次。',
    'Tap “Lost your registration number?” on the log-in page; a new one is sent to the phone on file. If that has changed, call the office. The number is never shown online a second time.',
  ],
  helpWaiver: ['如何申请免缴考务费？', 'How to be freed of the fee?'],
  helpWaiverText: [
    '登录后打开“申请事项”，选择情形并上传证明材料（JPG 或 PDF，每份不超过 2 MB）。审核通过后不用交费；已经交费的原路退回。',
    'Log in, open Requests, choose your situation and upload the proof (JPG or PDF, up to 2 MB each). Once granted there is nothing to pay; a fee already paid is returned.',
  ],
  helpWithdraw: ['如何撤回报名？', 'How to withdraw?'],
  helpWithdrawText: [
    '登录后打开“申请事项”，点“撤回报名”。交费前立即生效，在报名时间内可以重新报名；交费后须由工作人员审核。',
    'Log in, open Requests and tap Withdraw. Before payment it takes effect at once and you may register anew while registration is open; after payment the office decides.',
  ],
  helpWechat: ['在微信中打开？', 'Opened inside WeChat?'],
  helpWechatText: [
    '可以在微信内报名和使用微信支付。用其他方式支付时，请取得支付链接，复制到手机浏览器打开。本站从不弹出窗口。',
    'You can register inside WeChat and pay with it. For other ways get the payment link and open it in your browser. This site never opens a pop-up.',
  ],
  noticesIntro: ['按时间排列，均为北京时间', 'In order of time, China Standard Time'],
  begins: ['{stage}开始', '{stage}: opens'],
  ends: ['{stage}截止', '{stage}: closes'],
  past: ['已过', 'past'],
  privacyWhat: ['收集哪些信息', 'What we collect'],
  privacyWhatText: [
    '报名表中填写的内容、照片、申请材料，以及办理记录。只用于本次考试的报名、资格审查、缴费和通知。',
    'What you fill in, your photo, the papers of your requests and the record of what was done; only for the registration, review, payment and messages of this examination.',
  ],
  privacyHow: ['如何保存', 'How it is kept'],
  privacyHowText: [
    '身份证号、说明和材料加密保存；只有职位所属单位的审核人员可以查看，查看留有记录。',
    'ID numbers, explanations and papers are encrypted; only the office of your position can read them, and reading is recorded.',
  ],
  privacyDevice: ['本机保存什么', 'What stays on this device'],
  privacyDeviceText: [
    '草稿（不含姓名、身份证号、手机号）、语言和字号。网址中没有个人信息。点“退出登录”或“清除并离开”后，草稿即被删除。没有第三方统计和广告。',
    'The draft without name, ID number and phone, the language and the text size. Addresses hold no personal data. Logging out, or “Clear and leave”, deletes the draft. No third-party analytics, no advertising.',
  ],
  privacyRights: ['您的权利', 'Your rights'],
  privacyRightsText: [
    '您可以随时查看自己的全部报名信息和办理记录；审核通过前可以修改，也可以撤回报名。其他请求请联系公告中的咨询电话。',
    'You can read all that is on record, change it until it is approved, and withdraw. For anything else call the office named in the announcement.',
  ],
  accessHow: ['可以怎样使用', 'How it can be used'],
  accessHowText: [
    '全部功能可只用键盘完成；支持读屏软件；“大字”模式放大文字和按钮；在320像素宽的屏幕和放大到200%时不需要左右滚动；颜色不是唯一的提示。',
    'Everything works by keyboard alone and with screen readers; Large text enlarges text and buttons; at 320 pixels or 200 % nothing scrolls sideways; colour is never the only sign.',
  ],
  accessGoal: ['遵循的标准', 'The standard'],
  accessGoalText: [
    '按 GB/T 37668-2019 和 WCAG 2.2 AA 的要求设计，每次改动都经自动检查。自动检查不能发现所有问题。',
    'Designed for GB/T 37668-2019 and WCAG 2.2 AA; every change is checked by a machine, which does not find everything.',
  ],
  accessKnown: ['已知的不足', 'Known shortcomings'],
  accessKnownText: [
    '照片裁剪需要看到画面；看不见画面的考生可请他人协助。银行和支付平台的页面不由本站负责。考生填写的内容和职位条件只有中文。',
    'Cropping a photo needs sight; please ask somebody to help. Pages of banks and payment platforms are not ours. What people fill in and the conditions of positions are in Chinese only.',
  ],
  accessHelp: ['遇到困难', 'If something does not work'],
  accessHelpText: [
    '请拨打公告中的咨询电话，说明页面名称和所用设备。',
    'Call the office named in the announcement and tell the page and your device.',
  ],
} as const;
