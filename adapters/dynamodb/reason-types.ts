import type { ReasonLibrary } from '#domain/reason-library.ts';
import type { Written } from './exam-types.ts';

export type StoredReasons = Written & { version: number; library: ReasonLibrary };
export type ReasonStore = {
  /** Undefined while the office has not written one. */
  loadReasons(examId: string): Promise<StoredReasons | undefined>;
  /** The next version; every version is kept, with who wrote it and when. */
  putReasons(examId: string, reasons: StoredReasons): Promise<'stored' | 'conflict'>;
};
