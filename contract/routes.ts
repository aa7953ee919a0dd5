import type * as z from 'zod';
import type { HttpOperationName } from './operations.ts';
import type { RouteContract } from './route.ts';
import { applicantRoutes } from './routes/applicant.ts';
import { auditRoutes } from './routes/audit.ts';
import { billRoutes } from './routes/bill.ts';
import { caseRoutes } from './routes/case.ts';
import { documentRoutes } from './routes/document.ts';
import { examRoutes } from './routes/exam.ts';
import { exportRoutes } from './routes/export.ts';
import { followRoutes } from './routes/follow.ts';
import { paymentRoutes } from './routes/payment.ts';
import { positionRoutes } from './routes/positions.ts';
import { reasonRoutes } from './routes/reasons.ts';
import { refundRoutes } from './routes/refund.ts';
import { staffRoutes } from './routes/staff.ts';

/** Every HTTP operation's contract: the one source of validation, OpenAPI and handler types. */
export const routes = {
  ...applicantRoutes,
  ...documentRoutes,
  ...paymentRoutes,
  ...staffRoutes,
  ...examRoutes,
  ...reasonRoutes,
  ...positionRoutes,
  ...billRoutes,
  ...refundRoutes,
  ...followRoutes,
  ...caseRoutes,
  ...exportRoutes,
  ...auditRoutes,
} as const satisfies Record<HttpOperationName, RouteContract>;

type Routes = typeof routes;

/** The refusals that a handler of this operation may answer; another one fails to compile. */
export type RefusalOf<Name extends HttpOperationName> = Routes[Name]['refusals'][number];

/** What the shell hands a handler after parsing: undefined where the contract has no schema. */
export type Parsed<
  Name extends HttpOperationName,
  Part extends 'params' | 'query' | 'body',
> = Routes[Name] extends { readonly [key in Part]: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

export type SaveBody = Parsed<'save-application', 'body'>;
export type OrderBody = Parsed<'create-order', 'body'>;
export type EditBody = Parsed<'edit-application', 'body'>;
