import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState, Photo } from '#domain/application/state.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** 2017-03-15 09:00 in Gansu; windows as in the guide. */
export const opens = Date.UTC(2017, 2, 15, 1);
export const during = opens + day;
/** 2017-03-20 24:00, exclusive. */
export const editCloses = Date.UTC(2017, 2, 20, 16);
export const payCloses = Date.UTC(2017, 2, 25, 16);

export function examOf(changes: Partial<Exam> = {}): Exam {
  return {
    examId: 'exam-1',
    version: 1,
    title: '2017年03月甘肃省考试录用公务员',
    screenTitle: '2017年甘肃省公务员招录',
    entryText: '甘肃省2017年考试录用公务员报名入口',
    zone: 'Asia/Shanghai',
    windows: {
      apply: { opens, closes: editCloses },
      edit: { opens, closes: editCloses },
      review: { opens, closes: editCloses + day },
      photo: { opens, closes: payCloses - day },
      pay: { opens: opens + hour, closes: payCloses },
    },
    feeFen: 15_000,
    pledge: { version: '1', text: '本人承诺……' },
    photoRule: {
      maxBytes: 20_480,
      minWidth: 100,
      minHeight: 140,
      backgrounds: ['red', 'blue'],
      reviewCleanPass: true,
    },
    changePolicy: 'untilApproved',
    areas: [{ code: '6201', name: '兰州' }],
    gateways: [{ id: 'yeepay', name: '易宝支付', banks: [] }],
    graceSeconds: 60,
    ...changes,
  };
}

export function stateOf(changes: Partial<ApplicationState> = {}): ApplicationState {
  return {
    applicationId: 'app-1',
    examId: 'exam-1',
    version: 3,
    attempt: 1,
    positionCode: 'P1',
    departmentCode: 'D1',
    areaCode: '6201',
    pledgeVersion: '1',
    qualification: { status: 'pending', reasons: [], since: opens },
    photo: { status: 'none', reasons: [] },
    payment: { status: 'due', amountFen: 15_000 },
    confirmation: 'open',
    barredPositions: [],
    sessionEpoch: 1,
    ...changes,
  };
}

export const qualified = {
  qualification: { status: 'approved', reasons: [], since: opens, decidedAt: opens },
} satisfies Partial<ApplicationState>;

export function photoOf(status: Photo['status']): { photo: Photo } {
  return { photo: { status, reasons: [], uploadId: 'u1', sequencer: '0A', sha256: 'aa' } };
}

/** Qualified, photo approved, fee due. */
export const payable = { ...qualified, ...photoOf('approved') };

export const openOrder = {
  payment: { status: 'due', amountFen: 15_000, orderNumber: 'O1', gateway: 'yeepay' },
} satisfies Partial<ApplicationState>;

export const doubtedOrder = {
  payment: { ...openOrder.payment, status: 'confirming' },
} satisfies Partial<ApplicationState>;

export const paid = {
  payment: {
    ...openOrder.payment,
    status: 'paid',
    transactionId: 'T1',
    paidAt: during,
  },
} satisfies Partial<ApplicationState>;

export const waived = {
  payment: { status: 'waived', amountFen: 15_000 },
} satisfies Partial<ApplicationState>;
