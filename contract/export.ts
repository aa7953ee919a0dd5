import * as z from 'zod';
import { toWireTime, wireTime } from './time.ts';

export const exportId = z.string().regex(/^[0-9a-z]{26}$/);

const kind = z.enum(['applications', 'confirmed', 'statistics', 'handover']);
const format = z.enum(['csv', 'csv-gb18030', 'xlsx']);

/** The handover is a ZIP of photos with a table in it; that table is always CSV. */
export const StartExport = z
  .strictObject({ kind, format })
  .refine((body) => body.kind !== 'handover' || body.format !== 'xlsx', {
    path: ['format'],
    params: { code: 'handover-csv' },
  });

export const Export = z
  .strictObject({
    exportId: z.string(),
    examId: z.string(),
    kind,
    format,
    status: z.enum(['running', 'done', 'failed']),
    startedBy: z.string(),
    createdAt: wireTime,
    /** Applications walked so far, and about how many there are. */
    walked: z.int(),
    total: z.int(),
    /** Lines written. */
    rows: z.int(),
    /** Photos that the store did not have as their hash says; the manifest names them. */
    missing: z.int(),
    bytes: z.int(),
    /** While it is done: an address of five minutes, audited each time it is given. */
    url: z.string().optional(),
    expiresAt: wireTime.optional(),
  })
  .meta({ id: 'Export' });
export type Export = z.output<typeof Export>;

type Stored = Omit<Export, 'exportId' | 'startedBy' | 'createdAt' | 'expiresAt' | 'url'> & {
  id: string;
  by: string;
  createdAt: number;
};

/** A stored export as its starter sees it. */
export function viewExport(stored: Stored): Export {
  const { id, by, createdAt, examId, kind: of, format: as, status } = stored;
  const { walked, total, rows, missing, bytes } = stored;
  return {
    ...{ exportId: id, examId, kind: of, format: as, status, startedBy: by },
    createdAt: toWireTime(createdAt),
    ...{ walked, total, rows, missing, bytes },
  };
}
