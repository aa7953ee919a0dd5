import { applicationStore } from './applications.ts';
import { auditStore } from './audit-heads.ts';
import { auditListStore } from './audit-list.ts';
import { billStore } from './bills.ts';
import { captureStore } from './captures.ts';
import { examIndexStore } from './exam-index.ts';
import { examStore } from './exams.ts';
import { exceptionStore } from './exceptions.ts';
import { exportStore } from './exports.ts';
import { figureStore } from './figures.ts';
import { limitStore } from './limits.ts';
import { linkStore } from './links.ts';
import { loginStore } from './logins.ts';
import { massStore } from './mass-refunds.ts';
import { messageStore } from './messages.ts';
import { numberRequestStore } from './numbers.ts';
import { orderStore } from './orders.ts';
import { positionStore } from './positions.ts';
import { queueStore } from './queues.ts';
import { reasonStore } from './reasons.ts';
import { refundStore } from './refunds.ts';
import { roundStore } from './rounds.ts';
import { searchStore } from './searches.ts';
import type { Table } from './table.ts';
import type { Store } from './types.ts';

/** The store over one table: every method is one sentence of the design, by concern. */
export function openStore(table: Table): Store {
  return {
    ...examStore(table),
    ...reasonStore(table),
    ...positionStore(table),
    ...applicationStore(table),
    ...queueStore(table),
    ...orderStore(table),
    ...captureStore(table),
    ...refundStore(table),
    ...exceptionStore(table),
    ...massStore(table),
    ...examIndexStore(table),
    ...loginStore(table),
    ...limitStore(table),
    ...linkStore(table),
    ...numberRequestStore(table),
    ...searchStore(table),
    ...auditStore(table),
    ...auditListStore(table),
    ...billStore(table),
    ...figureStore(table),
    ...messageStore(table),
    ...roundStore(table),
    ...exportStore(table),
  };
}
