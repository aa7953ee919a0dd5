import * as z from 'zod';
import { fields } from '#domain/position-list/columns.ts';
import { text, uploadId } from './text.ts';
import { wireTime } from './time.ts';

export const PositionUpload = z.strictObject({
  uploadId,
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: wireTime,
  maxBytes: z.int(),
});

const field = z.enum(Object.keys(fields) as (keyof typeof fields)[]);
/** How the workbook is read; what is absent is as usual. */
export const CheckPositions = z.strictObject({
  uploadId,
  /** More names of a column's header, by field. */
  aliases: z.partialRecord(field, z.array(text(40)).max(20)).default({}),
  departmentDigits: z.int().min(1).max(40).default(5),
  areas: z
    .array(z.strictObject({ prefix: text(20), name: text(100) }))
    .max(500)
    .default([]),
});

const found = z.array(z.strictObject({ at: z.string(), sentence: z.string() }));
const codes = z.array(z.string());
export const PositionCheck = z
  .strictObject({
    /** Names the list to be published; absent while anything has to be corrected. */
    listId: uploadId.optional(),
    total: z.int(),
    vacancies: z.int(),
    sheets: z.array(
      z.strictObject({
        name: z.string(),
        headerRow: z.int().optional(),
        columns: z.array(z.strictObject({ header: z.string(), field: z.string().optional() })),
        placed: z.int(),
      }),
    ),
    /** The first 500; `errorCount` counts all. */
    errors: found,
    errorCount: z.int(),
    skipped: found,
    skippedCount: z.int(),
    differences: z.strictObject({ added: codes, removed: codes, changed: codes, reduced: codes }),
  })
  .meta({ id: 'PositionCheck' });

export const PublishPositions = z.strictObject({
  listId: uploadId,
  /** The edition that it follows; 0 when there is none. */
  edition: z.int().min(0),
});
const edition = z.strictObject({
  edition: z.int(),
  listId: uploadId,
  total: z.int(),
  by: z.string(),
  at: wireTime,
});
export const PositionEdition = edition.meta({ id: 'PositionEdition' });
export const PositionEditions = z.strictObject({ editions: z.array(edition) });
