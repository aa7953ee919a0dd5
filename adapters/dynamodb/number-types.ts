/** A lost 报名序号: what asks for a new one, and the delivery log of its message. */
import type { Instant } from '#domain/application/state.ts';

/** The number that was sent for a request, as its HMAC; `id` is the request's. */
export type NextNumber = { hmac: string; id: string; at: Instant };

/** Who asked, as keyed digests: they fit somebody or nobody, and tell neither. */
export type Asker = { idHmac: string; nameHmac: string; phoneHmac: string };

/** sent: the channel took it; void: nobody fits, or a later number took its place. */
export type NumberRequestStatus = 'queued' | 'sent' | 'failed' | 'void';

export type NumberRequest = {
  id: string;
  examId: string;
  status: NumberRequestStatus;
  createdAt: Instant;
  tries: number;
  /** When it is worked on next. */
  nextAt: Instant;
  /** Absent: the office asked, for this application. */
  asker?: Asker;
  applicationId?: string;
  template: 'new-number';
  channel?: string;
};

export type NumberRequestStore = {
  /** The same work whoever is asked about: one put, no look-up. */
  putNumberRequest(request: NumberRequest): Promise<void>;
  dueNumberRequests(now: Instant, limit: number): Promise<NumberRequest[]>;
  /** Takes it until then: undefined when another worker was faster. */
  leaseNumberRequest(request: NumberRequest, until: Instant): Promise<NumberRequest | undefined>;
  /** Ends it, only by who holds the lease; who asked is forgotten. */
  endNumberRequest(
    request: NumberRequest,
    end: { status: 'sent' | 'failed' | 'void'; channel?: string },
  ): Promise<void>;
  /** Whom this ID number belongs to. */
  applicationOf(examId: string, idHmac: string): Promise<string | undefined>;
};

/** What a change does to the number; a request of the office is stored with its decision. */
export type NumberChange = {
  registrationHmac?: string;
  registrationHint?: string;
  nextNumber?: NextNumber | undefined;
  request?: NumberRequest;
};
