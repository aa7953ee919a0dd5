import type { CaptureFacts, Creation, Loaded, Order } from '#adapters/dynamodb/types.ts';
import type { Applicant } from '#contract/applicant.ts';
import type { Event } from '#domain/application/commands.ts';
import type { ApplicationState } from '#domain/application/state.ts';

export const NOON = Date.UTC(2017, 2, 10, 4);

/** A synthetic applicant; the ID number is made up. */
export const applicant: Applicant = {
  name: '试验甲',
  idNumber: '62010219900101003X',
  phone: '13800000000',
  politicalStatus: '群众',
  education: '本科',
  degree: '学士',
  school: '某大学',
  major: '某专业',
  graduationDate: '2015-07',
  freshGraduate: false,
  grassrootsYears: 0,
  household: '620102',
};

export function pendingState(applicationId: string, since = NOON): ApplicationState {
  return {
    applicationId,
    examId: 'demo',
    version: 1,
    attempt: 1,
    positionCode: 'P1',
    departmentCode: 'D1',
    areaCode: '6201',
    pledgeVersion: '1',
    qualification: { status: 'pending', reasons: [], since },
    photo: { status: 'none', reasons: [] },
    payment: { status: 'due', amountFen: 15000 },
    confirmation: 'open',
    barredPositions: [],
    sessionEpoch: 0,
  };
}

export const event = (kind: string, set: Event['set'] = {}): Event => ({
  kind,
  at: NOON,
  by: { kind: 'system', id: 'test' },
  set,
});

export function creation(applicationId: string, change: Partial<Creation> = {}): Creation {
  return {
    state: pendingState(applicationId),
    events: [event('saved')],
    form: applicant,
    registrationNumber: `R${applicationId}`,
    name: applicant.name,
    idNumber: applicant.idNumber,
    bodyHash: 'body',
    ...change,
  };
}

/** A change of the loaded application by one event. */
export function changed(loaded: Loaded, kind: string, set: Event['set'] = {}) {
  const state = { ...loaded.state, ...set, version: loaded.state.version + 1 };
  return { loaded, state, events: [event(kind, set)] };
}

export function order(orderNumber: string, applicationId: string): Order {
  return {
    orderNumber,
    applicationId,
    examId: 'demo',
    gateway: 'yeepay',
    amountFen: 15000,
    currency: 'CNY',
    status: 'open',
    keyHash: 'key',
    bodyHash: 'body',
    createdAt: NOON,
    expiresAt: NOON + 1_800_000,
    tries: 0,
  };
}

export function capture(orderNumber: string, transactionId: string): CaptureFacts {
  return {
    gateway: 'yeepay',
    transactionId,
    orderNumber,
    amountFen: 15000,
    currency: 'CNY',
    paidAt: NOON,
    source: 'notice',
  };
}
