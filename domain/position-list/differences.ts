import type { Position } from '../application/exam.ts';

/** What a new list does to the published one, by code. */
export type Differences = {
  added: string[];
  removed: string[];
  changed: string[];
  /** Of the changed: fewer vacancies than announced, which applicants have to be told of. */
  reduced: string[];
};

export function differences(published: Position[], next: Position[]): Differences {
  const was = new Map(published.map((position) => [position.code, position]));
  const found: Differences = { added: [], removed: [], changed: [], reduced: [] };
  for (const position of next) {
    const old = was.get(position.code);
    was.delete(position.code);
    if (!old) found.added.push(position.code);
    else if (!isSame(old, position)) {
      found.changed.push(position.code);
      if (position.vacancies < old.vacancies) found.reduced.push(position.code);
    }
  }
  found.removed.push(...was.keys());
  return found;
}

function isSame(a: Position, b: Position): boolean {
  const { department, conditions, ...rest } = a;
  const { department: otherDepartment, conditions: otherConditions, ...other } = b;
  return (
    sameValues(rest, other) &&
    sameValues(department, otherDepartment) &&
    sameValues(conditions, otherConditions)
  );
}

const sameValues = (a: object, b: object): boolean =>
  Object.entries(a).every(([name, value]) => (b as Record<string, unknown>)[name] === value);
