import { refuse } from '../../refusals.ts';
import type { Exam } from '../exam.ts';

/** An exam that lists no areas asks for none. */
export function refuseArea(exam: Exam, areaCode: string) {
  if (exam.areas.length === 0 || exam.areas.some((area) => area.code === areaCode)) {
    return undefined;
  }
  return refuse('unknown-area');
}
