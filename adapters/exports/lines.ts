/** What an export says of one application. */
import type { Applicant } from '#contract/applicant.ts';
import { toWireTime } from '#contract/time.ts';
import type { Exam, Position } from '#domain/application/exam.ts';
import { label } from '#domain/application/label.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import type { Cell } from './bodies.ts';

export type Person = { state: ApplicationState; form: Applicant };

/** The names behind codes, read once a run. */
export type Names = { positions: Map<string, Position>; areas: Map<string, string> };
export const namesOf = (exam: Exam, positions: Position[]): Names => ({
  positions: new Map(positions.map((position) => [position.code, position])),
  areas: new Map(exam.areas.map(({ code, name }) => [code, name])),
});

const time = (instant: number | undefined) => (instant === undefined ? '' : toWireTime(instant));

type Column = [head: string, of: (person: Person, names: Names) => Cell | undefined];

/** GB 11643: the 17th digit is odd for men; the birth date is inside. */
const person: Column[] = [
  ['编号', ({ state }) => state.applicationId],
  ['姓名', ({ form }) => form.name],
  ['身份证号', ({ form }) => form.idNumber],
  ['性别', ({ form }) => (Number(form.idNumber[16]) % 2 === 1 ? '男' : '女')],
  ['出生日期', ({ form }) => form.idNumber.slice(6, 14)],
];
const place: Column[] = [
  ['部门代码', ({ state }) => state.departmentCode],
  ['部门', ({ state }, names) => names.positions.get(state.positionCode)?.department.name],
  ['职位代码', ({ state }) => state.positionCode],
  ['职位', ({ state }, names) => names.positions.get(state.positionCode)?.name],
  ['考区代码', ({ state }) => state.areaCode],
  ['考区', ({ state }, names) => names.areas.get(state.areaCode)],
];
const more: Column[] = [
  ['手机', ({ form }) => form.phone],
  ['邮箱', ({ form }) => form.email],
  ['民族', ({ form }) => form.ethnicity],
  ['政治面貌', ({ form }) => form.politicalStatus],
  ['学历', ({ form }) => form.education],
  ['学位', ({ form }) => form.degree],
  ['毕业院校', ({ form }) => form.school],
  ['专业', ({ form }) => form.major],
  ['专业代码', ({ form }) => form.majorCode],
  ['毕业时间', ({ form }) => form.graduationDate],
  ['应届', ({ form }) => (form.freshGraduate ? '是' : '否')],
  ['基层工作年限', ({ form }) => form.grassrootsYears],
  ['户籍地代码', ({ form }) => form.household],
  ['通信地址', ({ form }) => form.address],
  ['简历', ({ form }) => form.resume],
  ['状态', ({ state }) => label(state)],
  ['审核时间', ({ state }) => time(state.qualification.decidedAt)],
  ['审核意见', ({ state }) => state.qualification.reasons.map(({ text }) => text).join('；')],
  ['应缴（元）', ({ state }) => state.payment.amountFen / 100],
  ['支付平台', ({ state }) => state.payment.gateway],
  ['订单号', ({ state }) => state.payment.orderNumber],
  ['交易流水号', ({ state }) => state.payment.transactionId],
  ['缴费时间', ({ state }) => time(state.payment.paidAt)],
];

const whole = [...person, ...place, ...more];
const handover = [...person, ...place];

export const heads = whole.map(([head]) => head);
export const handoverHeads = [...handover.map(([head]) => head), '照片', 'SHA-256', '字节数'];

const cells = (columns: Column[]) => (one: Person, names: Names) =>
  columns.map(([, of]) => of(one, names) ?? '');
export const lineOf = cells(whole);
export const handoverCells = cells(handover);
