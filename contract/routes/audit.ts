import { AuditPage, AuditQuery } from '../audit.ts';
import type { RouteGroup } from '../route.ts';

/** Who of the office did what: read by the auditor, and by leads for their departments. */
export const auditRoutes = {
  'list-audit': {
    summary: '审计记录：按人员、日期或报名查阅（查阅本身也记入审计）',
    query: AuditQuery,
    responses: { 200: AuditPage },
    refusals: ['unauthenticated', 'forbidden', 'not-found'],
  },
} as const satisfies RouteGroup;
