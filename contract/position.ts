import * as z from 'zod';
import type { Position as DomainPosition } from '#domain/application/exam.ts';
import { code, text } from './text.ts';

const condition = text(2000, 0);

/** A position of the 职位表, the conditions in the agency's own words. */
export const Position = z
  .strictObject({
    code: code(),
    department: z.strictObject({ code: code(), name: text(200) }),
    name: text(200),
    area: text(100),
    vacancies: z.int().min(1).max(10_000),
    category: text(100, 0),
    conditions: z.strictObject({
      age: condition,
      education: condition,
      degree: condition,
      majors: condition,
      politicalStatus: condition,
      experience: condition,
      other: condition,
    }),
    note: text(2000, 0),
    cancelled: z.literal(true).optional(),
  })
  .meta({ id: 'Position' }) satisfies z.ZodType<DomainPosition>;

/** Large tables come in several imports: a position replaces the one of the same code. */
export const PositionImport = z.strictObject({ positions: z.array(Position).min(1).max(2000) });
export const PositionImportAnswer = z.strictObject({ imported: z.int() });
