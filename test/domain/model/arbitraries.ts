import fc from 'fast-check';
import type { Command } from '#domain/application/commands.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { during, editCloses, opens, payCloses } from '../support/builders.ts';
import { commands } from '../support/commands.ts';

/** Every edge of every window, and one step to both sides. */
const instants = [opens, editCloses, payCloses, payCloses + 86_400_000].flatMap((edge) => [
  edge - 1,
  edge,
  edge + 1,
]);
const at = fc.oneof({ arbitrary: fc.constant(during), weight: 3 }, fc.constantFrom(...instants));
const position = fc.constantFrom('P1', 'P2', 'P3');
const order = fc.constantFrom('O1', 'O2');
const transaction = fc.constantFrom('T1', 'T2');
const reasons = fc.constantFrom([], [{ code: 'other', text: '其他' }]);

/** Values for the fields of a command, by the field's name; others stay as in the sample. */
const fields: Record<string, fc.Arbitrary<unknown>> = {
  at,
  paidAt: at,
  closes: at,
  applicationId: fc.constantFrom('app-1', 'app-2', 'app-3'),
  positionCode: position,
  departmentCode: fc.constantFrom('D1', 'D2'),
  orderNumber: order,
  transactionId: transaction,
  refundKind: fc.constantFrom('voluntary', 'waiver', 'cancelled'),
  amountFen: fc.constantFrom(15_000, 15_000, 15_000, 1),
  sequencer: fc.constantFrom('0A', '0B', '0C', '0C1'),
  sha256: fc.constantFrom('aa', 'bb'),
  reasons,
  by: fc.constantFrom('reviewer', 'lead'),
};
const choices: Record<string, fc.Arbitrary<unknown>> = {
  'decide-qualification': fc.constantFrom('approve', 'approve', 'reject', 'return'),
  'decide-photo': fc.constantFrom('approve', 'reject'),
  'decide-waiver': fc.constantFrom('approve', 'reject'),
  'decide-correction': fc.constantFrom('approve', 'reject'),
  'decide-appeal': fc.constantFrom('uphold', 'reopen'),
};

function commandOf(kind: Command['kind']): fc.Arbitrary<Command> {
  const sample: Record<string, unknown> = { ...commands[kind] };
  const shape: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, value] of Object.entries(sample)) {
    shape[name] = fields[name] ?? fc.constant(value);
  }
  if (choices[kind]) shape.decision = choices[kind];
  if (kind === 'record-photo-verdict') shape.verdict = fc.constantFrom('pass', 'review', 'reject');
  return fc.record(shape) as unknown as fc.Arbitrary<Command>;
}

/** What ends a walk comes seldom. */
const ends: Command['kind'][] = [
  'start-refund',
  'withdraw',
  'close',
  'settle',
  'decide-waiver',
  'extend',
  'release-claim',
];

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  ...(Object.keys(commands) as Command['kind'][]).map((kind) => ({
    arbitrary: commandOf(kind),
    weight: ends.includes(kind) ? 2 : 6,
  })),
);

/** Every combination of the statuses, sensible or not: `decide` is total. */
export function everyState(state: ApplicationState): ApplicationState[] {
  const all: ApplicationState[] = [];
  for (const qualification of ['pending', 'approved', 'rejected', 'returned', 'withdrawn'] as const)
    for (const photo of ['none', 'checking', 'failed', 'pending', 'approved', 'rejected'] as const)
      for (const payment of [
        'due',
        'confirming',
        'paid',
        'waived',
        'refunding',
        'refunded',
      ] as const)
        for (const confirmation of ['open', 'confirmed', 'abandoned', 'disqualified'] as const)
          for (const orderNumber of [undefined, 'O1'])
            all.push({
              ...state,
              qualification: { ...state.qualification, status: qualification },
              photo: { ...state.photo, status: photo },
              payment: {
                status: payment,
                amountFen: 15_000,
                ...(orderNumber === undefined ? {} : { orderNumber, gateway: 'yeepay' }),
              },
              confirmation,
            });
  return all;
}
