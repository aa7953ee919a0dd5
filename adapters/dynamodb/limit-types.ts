/** What the store counts against abuse, and what it gives once. */
import type { Instant } from '#domain/application/state.ts';
import type { Order } from './types.ts';

export type LoginAttempts = { failures: number; last: Instant };

export type LoginStore = {
  loginAttempts(bucket: string): Promise<LoginAttempts | undefined>;
  noteFailedLogin(bucket: string, now: Instant): Promise<void>;
};

export type UploadNote = {
  of: 'photo' | 'document';
  applicationId: string;
  uploadId: string;
  now: Instant;
  limit: number;
};
/** One use of something that is limited; `id` tells a repeated call from another use. */
export type Use = { bucket: string; id: string; now: Instant; everyMs: number; limit: number };
export type LimitStore = {
  /** False within ten seconds of the question before. */
  mayAsk(order: Order, now: Instant): Promise<boolean>;
  /** False when the day (UTC) has seen `limit` such uploads of this application. */
  noteUpload(note: UploadNote): Promise<boolean>;
  /** False when `limit` others have used the bucket in this stretch of time. */
  noteUse(use: Use): Promise<boolean>;
};
export type Link = { orderNumber: string; hash: string; expiresAt: Instant };
export type LinkStore = {
  /** The order's link; an earlier one ends. */
  putLink(link: Link): Promise<void>;
  /** True until its end. */
  isLinkLive(link: Omit<Link, 'expiresAt'>, now: Instant): Promise<boolean>;
  /** True for one caller only. */
  spendLink(link: Omit<Link, 'expiresAt'>, now: Instant): Promise<boolean>;
};
