import type { ReviewApplication } from '../api.ts';
import { word } from '../application/words.ts';

export type Difference = { name: string; before: string; after: string };

const names: Record<string, string> = {
  'position.code': '报考职位',
  'area.name': '考区',
  'applicant.name': '姓名',
  'applicant.idNumber': '身份证号',
  'applicant.phone': '电话',
  'applicant.education': '学历',
  'applicant.degree': '学位',
  'applicant.school': '毕业院校',
  'applicant.major': '专业',
  'applicant.politicalStatus': '政治面貌',
  'applicant.graduationDate': '毕业时间',
  'applicant.freshGraduate': '应届毕业生',
  'applicant.grassrootsYears': '基层工作年限',
  'applicant.household': '户籍',
  'applicant.resume': '简历',
  'qualification.status': '资格审核',
  'photo.status': '照片审核',
  'photo.sha256': '照片',
  'payment.status': '考务费',
  'waiver.status': '免缴申请',
  'withdrawalRequest.status': '撤回申请',
  'correction.status': '更正申请',
  'appeal.status': '复核申请',
  'material.sentAt': '补充材料',
  'proposals.length': '待第二人确认的事项',
  confirmation: '报名状态',
  label: '审核状态',
};

const read = (view: unknown, path: string): string =>
  String(
    path
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], view) ?? '—',
  );

/** What somebody else changed since this page was opened. */
export function differences(before: ReviewApplication, after: ReviewApplication): Difference[] {
  return Object.entries(names)
    .map(([path, name]) => {
      const say = /status$|^confirmation$/.test(path) ? word : String;
      return { name, before: say(read(before, path)), after: say(read(after, path)) };
    })
    .filter((each) => each.before !== each.after);
}
