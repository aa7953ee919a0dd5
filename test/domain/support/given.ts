import type { Command } from '#domain/application/commands.ts';
import { decide } from '#domain/application/decide.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import { examOf } from './builders.ts';

type Outcome = { refusal?: string; events: string[]; state: ApplicationState | undefined };

/** given(state).when(command): the refusal's code, or the events' kinds and the state after. */
export function given(state: ApplicationState | undefined, exam: Exam = examOf()) {
  return {
    when(command: Command): Outcome {
      const decision = decide(state, command, { exam });
      if ('refusal' in decision) return { refusal: decision.refusal.code, events: [], state };
      const { events } = decision;
      const after = events.length > 0 ? evolve(state, events) : state;
      return { events: events.map((event) => event.kind), state: after };
    },
  };
}
