import type { Instant } from './state.ts';

/** A half-open window [opens, closes). 「24:00」 of a day is 00:00 of the next. */
export type Window = { opens: Instant; closes: Instant };
export type WindowName = 'apply' | 'edit' | 'review' | 'photo' | 'pay';

/** Until when an applicant may change the form (requirements, "改报"). */
export type ChangePolicy = 'untilReviewed' | 'untilApproved' | 'untilPaid';

export type PhotoRule = {
  maxBytes: number;
  minWidth: number;
  minHeight: number;
  backgrounds: ('red' | 'blue' | 'white')[];
  /** false: a clean pass is approved without a reviewer. */
  reviewCleanPass: boolean;
};

/** Whom applicants ask, as the announcement says it. */
export type Contact = { name: string; phone: string; hours: string };

/** 公告 or 更正公告; from `at` on it is public and never changes. */
export type Notice = {
  id: string;
  kind: 'notice' | 'correction';
  at: Instant;
  title: string;
  text: string;
};

/** A place where the exam is sat; the capacity is for planning, nobody is refused by it. */
export type Area = { code: string; name: string; capacity?: number | undefined };

/** An exam as the office configures it; all rules read it, none is in code. */
export type Exam = {
  examId: string;
  version: number;
  title: string;
  /** The screen's title, e.g. 2017年甘肃省公务员招录. */
  screenTitle: string;
  entryText: string;
  /** IANA zone in which the office speaks of days, e.g. Asia/Shanghai. */
  zone: string;
  /** `supplementary`: when people of a cancelled position make their one new choice. */
  windows: Record<WindowName, Window> & { supplementary?: Window | undefined };
  feeFen: number;
  /** Who need not pay; absent: the usual ones (domain/waiver-kinds.ts). */
  waiverKinds?: { code: string; name: string }[];
  pledge: { version: string; text: string };
  photoRule: PhotoRule;
  changePolicy: ChangePolicy;
  areas: Area[];
  contacts?: Contact[];
  notices?: Notice[];
  gateways: { id: string; name: string; banks: { code: string; name: string }[] }[];
  /** The office promises a decision within so many hours; absent: 24. */
  promisedHours?: number;
  /** A throttled applicant may repeat this long after a close. */
  graceSeconds: number;
};

/** A position of the 职位表, the conditions in the agency's own words. */
export type Position = {
  code: string;
  department: { code: string; name: string };
  name: string;
  area: string;
  vacancies: number;
  category: string;
  conditions: {
    age: string;
    education: string;
    degree: string;
    majors: string;
    politicalStatus: string;
    experience: string;
    other: string;
  };
  note: string;
  /** No longer offered: kept for the people who had chosen it. */
  cancelled?: true | undefined;
};
