import type { Contribution } from '#domain/figures/contribution.ts';
import type { Counter } from '#domain/figures/figures.ts';

/** What was counted of one application, and the version of it that was seen. */
export type Seen = { version: number; contribution?: Contribution };
/** A contribution as the state at this version has it. */
export type Count = Seen & { examId: string; applicationId: string };

export type FigureStore = {
  /** 'seen': this version or a newer one is counted already, nothing changes. Throws when contended for too long. */
  countApplication(count: Count): Promise<'counted' | 'seen'>;
  /** Every counter of an exam, in parts. */
  loadCounters(examId: string): Promise<Counter[]>;
  /** What was counted of these applications (100 at most), in their order; absent ones are undefined. */
  loadSeen(applicationIds: string[]): Promise<(Seen | undefined)[]>;
};
