import type { Instant } from '#domain/application/state.ts';
import type { Anchor, Chained } from './chain.ts';

export type SearchNote = { examId: string; by: string; now: Instant; found?: string | undefined };
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
