import type { Event } from '#domain/application/commands.ts';
import type { Instant } from '#domain/application/state.ts';
import type { Anchor, Chained } from './chain.ts';

export type SearchNote = {
  examId: string;
  by: string;
  now: Instant;
  found?: string | undefined;
  /** What of the trail itself was read, in place of a search. */
  read?: string;
};
export type SearchStore = {
  noteSearch(note: SearchNote): Promise<void>;
  /** What one member of staff looked up, the oldest first. */
  loadSearches(examId: string, by: string): Promise<Chained[]>;
};

/** The newest entry of one chain; `of` names it: an application's id, or who searched. */
export type ChainHead = Anchor & { of: string };
export type AuditStore = {
  /** One page of an exam's applications, withdrawn ones included; no cursor means the end. */
  applicationHeads(
    examId: string,
    cursor?: string,
  ): Promise<{ items: ChainHead[]; cursor?: string }>;
  searchHeads(examId: string): Promise<ChainHead[]>;
};

/** One thing that a member of staff did, whatever chain holds it. */
export type AuditItem = {
  at: Instant;
  by: string;
  applicationId?: string | undefined;
  /** Of the application, after it. */
  version?: number;
  /** Of the application, then; a lead reads the own ones. */
  department?: string | undefined;
  events: Pick<Event, 'kind' | 'detail'>[];
};
export type AuditListStore = {
  /**
   * A page of these Beijing days (the newest first), of one person or of everybody: by person,
   * the newest first. Throws CursorRefused.
   */
  listAudit(request: {
    examId: string;
    actor?: string | undefined;
    days: string[];
    cursor?: string | undefined;
  }): Promise<{ items: AuditItem[]; cursor?: string }>;
};
