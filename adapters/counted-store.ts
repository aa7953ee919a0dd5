/**
 * Counts what is committed, where it is committed: an application, a capture or a refund is in the
 * funnel when its transaction is through, and a refusal, a lost race or a repeat is not.
 */
import { metrics, type ValueOf } from '#contract/metrics.ts';
import type { Event } from '#domain/application/commands.ts';
import type { Store } from './dynamodb/types.ts';
import { count } from './metrics.ts';

type Counted = {
  [Name in 'Applications' | 'Qualifications' | 'Photos' | 'Fees']: [Name, ValueOf<Name, 'outcome'>];
}['Applications' | 'Qualifications' | 'Photos' | 'Fees'];

/** Events that are counted, by their kind. */
const counted: Record<string, Counted> = {
  saved: ['Applications', 'saved'],
  withdrawn: ['Applications', 'withdrawn'],
  confirmed: ['Applications', 'confirmed'],
  abandoned: ['Applications', 'abandoned'],
  'qualification-approved': ['Qualifications', 'approved'],
  'qualification-rejected': ['Qualifications', 'rejected'],
  'qualification-returned': ['Qualifications', 'returned'],
  'photo-approved': ['Photos', 'approved'],
  'photo-checked': ['Photos', 'checked'],
  'photo-failed': ['Photos', 'failed'],
  'photo-rejected': ['Photos', 'rejected'],
  'photo-appealed': ['Photos', 'appealed'],
  paid: ['Fees', 'paid'],
  'fee-waived': ['Fees', 'waived'],
  refunded: ['Fees', 'refunded'],
};

function countEvents(events: Event[]): void {
  for (const { kind } of events) {
    const [name, outcome] = counted[kind] ?? [];
    if (name) count(name, { outcome } as never);
  }
}

/** A store whose writes are counted when they are through. */
export function countedStore(store: Store): Store {
  return {
    ...store,
    createApplication: (creation) =>
      after(store.createApplication(creation), 'created', () => countEvents(creation.events)),
    commit: (change) => after(store.commit(change), 'committed', () => countEvents(change.events)),
    openOrder: (change) =>
      after(store.openOrder(change), 'opened', () => {
        countEvents(change.events);
        count('Orders', { gateway: knownGateway(change.order.gateway) });
      }),
    closeOrder: (close) =>
      after(store.closeOrder(close), 'closed', () => {
        if (close.loaded) countEvents(close.events);
      }),
    settle: (change) =>
      after(store.settle(change), 'settled', () => {
        countEvents(change.events);
        count('Captures', { outcome: 'settled' });
      }),
    recordCapture: (record) =>
      after(store.recordCapture(record), 'recorded', () =>
        count('Captures', { outcome: record.disposition }),
      ),
    noteRefund: (refund, note, change) =>
      after(store.noteRefund(refund, note, change), 'noted', () => {
        if (change) countEvents(change.events);
        const { status } = note;
        if (status === 'done' || status === 'failed' || status === 'manual')
          count('Refunds', { outcome: status });
      }),
    startRefund: (start) =>
      after(store.startRefund(start), 'started', () => {
        if (start.loaded) countEvents(start.events);
      }),
  };
}

async function after<Result>(
  written: Promise<Result>,
  through: Result,
  tell: () => void,
): Promise<Result> {
  const result = await written;
  if (result === through) tell();
  return result;
}

type Gateway = ValueOf<'Orders', 'gateway'>;

/** The stored id of a gateway is one of the list: orders are opened with configured ones only. */
export function knownGateway(gateway: string): Gateway {
  const known = metrics.Orders.dimensions.gateway.find((each) => each === gateway);
  if (!known) throw new Error('an order names an unknown gateway');
  return known;
}
