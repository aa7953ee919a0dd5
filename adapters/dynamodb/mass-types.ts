import type { Instant } from '#domain/application/state.ts';
import type { MassLimits } from '#domain/payment/mass-refund.ts';

/**
 * counting: the schedule counts; counted: a preview, which ends here; proposed: counted, waits for
 * the second person; running; stopped: the limit was reached; done: the whole exam was walked.
 */
export type MassStatus = 'counting' | 'counted' | 'proposed' | 'running' | 'stopped' | 'done';

export type MassRefund = MassLimits & {
  id: string;
  examId: string;
  reason: string;
  preview: boolean;
  status: MassStatus;
  plannedFen: number;
  proposedBy: string;
  confirmedBy?: string;
  createdAt: Instant;
  /** Where the walk over the exam stands; absent at its start. */
  cursor?: string;
  /** Grows with every write; a page counts only if nobody wrote meanwhile. */
  revision: number;
};

export type MassProgress = { done: number; failed: number; started: number; totalFen: number };

export type MassStore = {
  loadMassRefund(id: string): Promise<MassRefund | undefined>;
  /** What is being counted or worked on, oldest first. */
  dueMassRefunds(): Promise<MassRefund[]>;
  /** A new one (revision 1), or the one after what was read. */
  saveMassRefund(run: MassRefund): Promise<'saved' | 'conflict'>;
  /** Counted from the refunds themselves, an entry each. */
  massProgress(id: string): Promise<MassProgress>;
};
