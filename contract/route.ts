import type * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** What one HTTP operation takes and answers; problems of the shell itself are not listed. */
export type RouteContract = {
  summary: string;
  /** Path parameters. */
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Bytes of the body that are accepted; 256 KB unless said. */
  maxBytes?: number;
  /** The header `Idempotency-Key` is required. */
  idempotent?: true;
  /** The body's schema by status; null without body or not JSON. */
  responses: Readonly<Record<number, z.ZodType | null>>;
  refusals: readonly ProblemCode[];
};
export type RouteGroup = Record<string, RouteContract>;
