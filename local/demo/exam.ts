import { banks } from '../gateway/banks.ts';
import { areas } from './areas.ts';

const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;
const OPEN_DAYS = 30;
const FEE_FEN = 15_000;

const pledgeText = `信用承诺书

本人自愿参加2017年03月甘肃省考试录用公务员报名，已阅读并理解招考公告和报考须知，郑重承诺：
一、所填写的报考信息真实、准确、完整，符合所报职位的资格条件；
二、所提供的证明材料和照片真实有效；
三、遵守报名、考试和录用的各项规定，不弄虚作假，不扰乱秩序；
四、妥善保管报名序号，并在规定时间内完成照片上传和缴费；未按时完成的，视为自动放弃考试资格。
违反以上承诺的，本人愿意承担相应责任。`;

/** The body of put-exam: the demo exam, its windows open from the start of yesterday. */
export function demoExam(now: number) {
  const today = Math.floor((now + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  const window = {
    opens: officeTime(today - DAY_MS),
    closes: officeTime(today + (OPEN_DAYS - 1) * DAY_MS),
  };
  return {
    title: '2017年03月甘肃省考试录用公务员',
    screenTitle: '2017年甘肃省公务员招录',
    entryText: '甘肃省2017年考试录用公务员报名入口',
    zone: 'Asia/Shanghai',
    windows: { apply: window, edit: window, review: window, photo: window, pay: window },
    feeFen: FEE_FEN,
    pledge: { version: 'v1', text: pledgeText },
    photoRule: {
      maxBytes: 20_480,
      minWidth: 110,
      minHeight: 154,
      backgrounds: ['red', 'blue'],
      reviewCleanPass: true,
    },
    changePolicy: 'untilApproved',
    areas,
    gateways: [
      { id: 'yeepay', name: '易宝支付', banks },
      { id: 'yeepay-yop', name: '易宝支付（标准收银台）', banks: [] },
      { id: 'wechat', name: '微信支付', banks: [] },
      { id: 'alipay', name: '支付宝', banks: [] },
    ],
    graceSeconds: 0,
  };
}

/** ISO 8601 with Beijing's offset. */
const officeTime = (instant: number) =>
  new Date(instant + OFFSET_MS).toISOString().replace(/\.\d+Z$/, '+08:00');
