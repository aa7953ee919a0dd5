import type { Applicant } from '#contract/applicant.ts';
import type { Export as Shown } from '#contract/export.ts';
import type { Instant } from '#domain/application/state.ts';
import type { ZipState } from '../exports/zip.ts';
import type { Loaded } from './types.ts';

/** One export and where it stands; what it has written already lies in the parts of its upload. */
export type Export = Pick<
  Shown,
  'examId' | 'kind' | 'format' | 'status' | 'walked' | 'total' | 'rows' | 'missing' | 'bytes'
> & {
  id: string;
  by: string;
  /** Of the person who started it: lines of other departments are left out. */
  departments: string[] | 'all';
  createdAt: Instant;
  /** Where the walk over the exam stands; absent at its start. */
  cursor?: string | undefined;
  /** The upload in parts, and what S3 answered for each part. */
  uploadId?: string | undefined;
  etags: string[];
  /** Where the file stands inside, when it is a ZIP (XLSX is one). */
  zip?: ZipState | undefined;
  /** All parts are there; only the upload has to be completed. */
  written?: true | undefined;
  /** How often it was begun anew, because parts and upload did not fit any more. */
  restarts: number;
  /** Grows with every write; a part counts only if nobody wrote meanwhile. */
  revision: number;
};

export type ExportNote = {
  exportId: string;
  examId: string;
  by: string;
  at: Instant;
  what: 'started' | 'downloaded';
  kind: Export['kind'];
};

export type ExportStore = {
  loadExport(id: string): Promise<Export | undefined>;
  /** What is being worked on, oldest first. */
  dueExports(): Promise<Export[]>;
  /** A new one (revision 1) with its trail, or the one after what was read. */
  saveExport(job: Export): Promise<'saved' | 'conflict'>;
  /** The trail of exports: who took personal data out of the system, and when. */
  noteExport(note: ExportNote): Promise<void>;
  /** State and form of each, in the order asked for; who is gone meanwhile is left out. */
  loadWithForms(applicationIds: string[]): Promise<{ loaded: Loaded; form: Applicant }[]>;
};
