import type { ReviewApplication } from '../api.ts';
import { word } from './words.ts';

export type Request = {
  name: string;
  status: string;
  at: string;
  decidedBy?: string | undefined;
  decidedAt?: string | undefined;
  /** What was asked, in the applicant's own words too. */
  lines: string[];
  answer?: string | undefined;
  documentIds: string[];
};

const given = (name: string, text: string | undefined) => (text ? [`${name}：${text}`] : []);

/** What the applicant asked for or sent, each with its papers. */
export function requestsOf(view: ReviewApplication): Request[] {
  const { waiver, withdrawalRequest, correction, material, appeal, decidedBy = {} } = view;
  const requests: (Request | undefined)[] = [
    appeal && {
      name: `复核申请（${word(appeal.of)}）`,
      status: word(appeal.status),
      at: appeal.requestedAt,
      decidedAt: appeal.decidedAt,
      decidedBy: decidedBy.appeal,
      lines: given('考生说明', view.appealNote),
      answer: appeal.reason,
      documentIds: appeal.documentIds,
    },
    correction && {
      name: `更正申请（${correction.fields.map(word).join('、')}）`,
      status: word(correction.status),
      at: correction.requestedAt,
      decidedAt: correction.decidedAt,
      decidedBy: decidedBy.correction,
      lines: [
        ...given('姓名改为', view.correctionChanges?.name),
        ...given('身份证号改为', view.correctionChanges?.idNumber),
        ...given('考生说明', view.correctionNote),
      ],
      answer: correction.reason,
      documentIds: correction.documentIds,
    },
    waiver && {
      name: `免缴考务费（${waiver.kind === 'on-site' ? '现场办理' : waiver.kind}）`,
      status: word(waiver.status),
      at: waiver.requestedAt,
      decidedAt: waiver.decidedAt,
      decidedBy: decidedBy.waiver,
      lines: [
        ...given('考生说明', view.waiverNote),
        ...given('核实情况', view.waiverEvidence),
        ...given('应退费', view.refundOwed && '财务办理中'),
      ],
      answer: waiver.reasons.map(({ text }) => text).join('；'),
      documentIds: waiver.documentIds,
    },
    withdrawalRequest && {
      name: '交费后撤回报名',
      status: word(withdrawalRequest.status),
      at: withdrawalRequest.requestedAt,
      decidedAt: withdrawalRequest.decidedAt,
      decidedBy: decidedBy.withdrawal,
      lines: [],
      answer: withdrawalRequest.reason,
      documentIds: [],
    },
    material && {
      name: '补充材料',
      status: '已收到',
      at: material.sentAt,
      lines: given('考生说明', view.materialNote),
      documentIds: material.documentIds,
    },
  ];
  return requests.filter((request) => request !== undefined);
}
