import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '#domain/application/commands.ts';
import { decide } from '#domain/application/decide.ts';
import { isComplete } from '#domain/application/decision.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Exam } from '#domain/application/exam.ts';
import { label, nextStep } from '#domain/application/label.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { hasUnresolvedOrder } from '#domain/fee.ts';
import { refusals } from '#domain/refusals.ts';
import { closeOf } from '#domain/windows.ts';
import { during, examOf, photoOf, stateOf } from '../support/builders.ts';
import { commands } from '../support/commands.ts';
import { anyCommand, everyState } from './arbitraries.ts';

type State = ApplicationState;

/** What must hold of every step, whatever the command. */
function checkStep(before: State | undefined, command: Command, exam: Exam): State | undefined {
  const frozen = JSON.stringify(before);
  const decision = decide(before, command, { exam });
  if (JSON.stringify(before) !== frozen) throw new Error('decide or evolve changed its input');
  if ('refusal' in decision) {
    expect(refusals).toHaveProperty(decision.refusal.code);
    return before;
  }
  if (decision.events.length === 0) return before;
  const after = evolve(before, decision.events);
  if (JSON.stringify(before) !== frozen) throw new Error('decide or evolve changed its input');
  expect(decision.events.every((event) => event.at === command.at)).toBe(true);
  if (decision.events[0]?.kind === 'saved') {
    expect(after.version).toBe(1);
    return after;
  }
  if (!before) throw new Error('something out of nothing');
  checkChange(before, after, command, exam);
  return after;
}

/** Which commands move a fee that money has settled. */
const moneyMoves: Record<string, string[]> = {
  paid: ['start-refund'],
  refunding: ['refund-done'],
  refunded: ['reopen-fee'],
};

/** How a confirmation ends, and which decisions open a position again. */
const leaves = ['start-refund', 'disqualify', 'release-claim'];
const lifts = ['reopen-decision', 'decide-appeal', 'undo-decision'];

function checkChange(before: State, after: State, command: Command, exam: Exam) {
  expect(after.version).toBe(before.version + 1);
  const from = before.payment.status;
  const moved = from !== after.payment.status;
  if (moved && from in moneyMoves) expect(moneyMoves[from]).toContain(command.kind);
  if (!moved && from in moneyMoves) expect(after.payment).toEqual(before.payment);
  if (before.payment.status === 'waived') expect(after.payment).toEqual(before.payment);
  if (before.confirmation !== 'abandoned' && after.confirmation === 'abandoned') {
    expect(command.at).toBeGreaterThanOrEqual(closeOf(exam, before));
    expect(['pending', 'checking']).not.toContain(before.photo.status);
    expect(hasUnresolvedOrder(before.payment)).toBe(false);
    // The order of a fee that was paid, and given back for a waiver, is no open question.
    const { orderNumber, transactionId } = before.payment;
    if (transactionId === undefined) expect(orderNumber).toBeUndefined();
  }
  if (before.confirmation !== 'confirmed' && after.confirmation === 'confirmed') {
    expect(isComplete(after)).toBe(true);
  }
  if (before.confirmation === 'confirmed' && after.confirmation !== 'confirmed') {
    expect([...leaves, 'undo-decision']).toContain(command.kind);
    if (command.kind === 'start-refund') expect(after.payment.status).toBe('refunding');
  }
  if (before.photo.status === 'approved' && command.kind !== 'undo-decision') {
    expect(after.photo).toEqual(before.photo);
  }
  if (!lifts.includes(command.kind)) {
    expect(after.barredPositions).toEqual(expect.arrayContaining(before.barredPositions));
  }
  if (before.confirmation === 'disqualified') expect(after.confirmation).toBe('disqualified');
}

/** What must hold of every state that can be reached. */
function checkState(state: State, exam: Exam) {
  const live = ['pending', 'approved', 'returned'].includes(state.qualification.status);
  if (live) expect(state.barredPositions).not.toContain(state.positionCode);
  if (state.qualification.status === 'rejected') {
    expect(state.barredPositions).toContain(state.positionCode);
  }
  if (isComplete(state)) expect(['confirmed', 'disqualified']).toContain(state.confirmation);
  expect(label(state)).not.toBe('');
  expect(nextStep(state, exam, during)).not.toBe('');
}

const exams = [
  examOf(),
  examOf({ changePolicy: 'untilPaid' }),
  examOf({
    changePolicy: 'untilReviewed',
    photoRule: { ...examOf().photoRule, reviewCleanPass: false },
  }),
  examOf({ feeFen: 0 }),
];

/** Most commands know what is current: otherwise few would get far. */
const step = fc.record({
  command: anyCommand,
  current: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, fc.constant(false)),
});

function upToDate(command: Command, state: State, before: State): Command {
  const now: Record<string, unknown> = { ...command };
  if ('version' in command) now.version = state.version;
  if (command.kind === 'decide-photo') now.sha256 = state.photo.sha256 ?? 'none';
  if (command.kind === 'undo-decision') now.before = before;
  return now as Command;
}

describe('the application as a model', () => {
  it('keeps its promises under any sequence of commands', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...exams),
        fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }),
        (exam, steps) => {
          let state = checkStep(undefined, commands.save, exam);
          let before = state;
          for (const { command, current } of steps) {
            const known = state && before ? upToDate(command, state, before) : command;
            // What was before comes from the trail: nobody can ask with another.
            const asked = current || command.kind === 'undo-decision' ? known : command;
            const next = checkStep(state, asked, exam);
            if (next !== state) before = state;
            state = next;
            if (!state) continue;
            checkState(state, exam);
            reached.add(label(state));
          }
        },
      ),
      { seed: 20170315, numRuns: 1200 },
    );
    // The walk has to get somewhere, or it proves nothing.
    expect([...reached]).toEqual(
      expect.arrayContaining([
        '已经交费',
        '视为自动放弃考试资格',
        '免缴考务费',
        '缴费确认中',
        '已撤回',
        '退费中',
        '已退费',
        '已取消报考资格',
      ]),
    );
  }, 30_000);

  it('answers every command in every state', () => {
    const exam = examOf();
    const all = everyState(stateOf(photoOf('pending')));
    for (const state of all) {
      for (const command of Object.values(commands)) {
        for (const at of [command.at, closeOf(exam)]) {
          const before = JSON.stringify(state);
          const decision = decide(state, { ...command, at }, { exam });
          if (!('refusal' in decision) && decision.events.length > 0) {
            evolve(state, decision.events);
          }
          if (JSON.stringify(state) !== before)
            throw new Error(`${command.kind} changed its input`);
        }
      }
    }
    expect(all).toHaveLength(5 * 6 * 6 * 4 * 2);
  });

  it('tells a refusal by state before a stale version', () => {
    for (const state of everyState(stateOf(photoOf('pending')))) {
      for (const command of Object.values(commands)) {
        if (!('version' in command)) continue;
        const current = decide(state, command, { exam: examOf() });
        const stale = decide(state, { ...command, version: 1 }, { exam: examOf() });
        if ('refusal' in current) expect(stale).toEqual(current);
      }
    }
  });
});
