/** Codes of the payments desk in the office's words. */
export const gateways = ['yeepay', 'yeepay-yop', 'wechat', 'alipay'] as const;

const words: Record<string, string> = {
  yeepay: '易宝支付',
  'yeepay-yop': '易宝支付（新）',
  wechat: '微信支付',
  alipay: '支付宝',
  mismatch: '金额不符',
  orphan: '无主款项',
  refund: '退费未成',
  proposal: '待确认退费',
  order: '结果未明订单',
  proposed: '待另一人确认',
  declined: '不同意',
  queued: '排队退款',
  sent: '已发出',
  done: '已退',
  failed: '失败',
  manual: '需人工',
  open: '未支付',
  confirming: '确认中',
  surplus: '多缴',
  voluntary: '考生申请',
  waiver: '免缴',
  cancelled: '考试或职位取消',
  waiting: '等待账单',
  differences: '有差异',
  sealed: '已核对',
  booked: '已入账',
  carried: '已查询确认，待次日账单',
  same: '无需处理',
  counting: '正在统计',
  counted: '已统计（仅预览）',
  running: '正在退费',
  stopped: '已到上限，停止',
};

export const word = (code: string): string => words[code] ?? code;

/** Fen as yuan with two places, exactly. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Yuan as people type them, in fen; undefined when it is no amount. */
export function fenOf(text: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}
