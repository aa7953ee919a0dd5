/**
 * The world of the payment model: our items, the gateway's book, and the processes between them.
 * Every step of a process is one DynamoDB call or one call of the gateway, so it is atomic.
 */
export type Fee = {
  status: 'due' | 'paid' | 'waived' | 'refunding' | 'refunded';
  transaction: string | null;
  /** The order that is open for it. */
  active: string | null;
};
export type ModelOrder = {
  person: string;
  gateway: string;
  status: 'open' | 'paid' | 'closed';
  transaction: string | null;
};
export type ModelCapture = {
  disposition: 'settled' | 'surplus';
  person: string;
  /** How often it was booked; the conditions keep this at 1. */
  booked: number;
};
export type ModelRefund = {
  status: 'queued' | 'done';
  transaction: string;
  kind: 'surplus' | 'voluntary';
};

/** The gateway's own book. */
export type GatewayOrder = { status: 'open' | 'closed' | 'paid'; transactions: string[] };

export type ProcessSpec =
  | { kind: 'create'; person: string; order: string; gateway: string }
  | { kind: 'pay'; order: string; late?: boolean; twice?: boolean }
  | { kind: 'deliver'; order: string; index: number }
  | { kind: 'waive' | 'reopen' | 'refund'; person: string }
  | { kind: 'expire'; order: string }
  | { kind: 'worker' };

/** Where a process stands, and what it remembers: a crash loses both. */
export type Process = { at: string; memory: Record<string, string> };
export const START = 'start';
export const END = 'end';

export type World = {
  fees: Record<string, Fee>;
  orders: Record<string, ModelOrder>;
  captures: Record<string, ModelCapture>;
  refunds: Record<string, ModelRefund>;
  gateway: Record<string, GatewayOrder>;
  /** Money that really moved, and whose order it was for. */
  debits: Record<string, { order: string; person: string }>;
  /** Refund numbers under which the gateway gave money back, by transaction. */
  returned: Record<string, string[]>;
  processes: Process[];
  counter: number;
  fault: string;
};

export function newWorld(specs: ProcessSpec[], people: string[]): World {
  return {
    fees: Object.fromEntries(
      people.map((person) => [person, { status: 'due', transaction: null, active: null }]),
    ),
    orders: {},
    captures: {},
    refunds: {},
    gateway: {},
    debits: {},
    returned: {},
    processes: specs.map(() => ({ at: START, memory: {} })),
    counter: 0,
    fault: '',
  };
}

/** An entry that the step before has made. */
export function entry<Value>(book: Record<string, Value>, name: string | null | undefined): Value {
  const value = book[name ?? ''];
  if (value === undefined) throw new Error(`the model knows no ${name}`);
  return value;
}

/** A condition of the design that a run leaves out, to show that it is needed. */
export type Removed =
  | 'capture is new'
  | 'fee is due'
  | 'one transaction'
  | 'waiver of a due fee'
  | 'same refund number'
  | 'cause of the surplus';
