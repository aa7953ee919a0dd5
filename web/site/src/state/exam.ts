import { signal } from '@preact/signals';
import type * as z from 'zod';
import type { ExamList, ExamView } from '#contract/exam.ts';
import { call, type Problem } from './api.ts';

export type Exam = z.output<typeof ExamView>;

export const exam = signal<Exam | undefined>(undefined);
export const examProblem = signal<Problem | undefined>(undefined);

/** Loads the exam that is open for registration, or else the first of the list. */
export async function loadExam(): Promise<void> {
  examProblem.value = undefined;
  const list = await call<z.output<typeof ExamList>>('GET', '/api/exams');
  if (!list.ok) {
    examProblem.value = list.problem;
    return;
  }
  const { exams } = list.body;
  const chosen = exams.find(({ phase }) => phase === 'apply') ?? exams[0];
  if (!chosen) return;
  const answer = await call<Exam>('GET', `/api/exams/${chosen.id}`);
  if (answer.ok) exam.value = answer.body;
  else examProblem.value = answer.problem;
}
