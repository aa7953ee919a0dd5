import {
  type Contribution,
  type Counted,
  type Milestone,
  milestones,
  stepsBetween,
} from './contribution.ts';

export type Counts = Record<Milestone, number>;
/** What a position has, by milestone and day. */
export type Counter = {
  departmentCode: string;
  positionCode: string;
  counts: { milestone: Counted; day: string; count: number }[];
};
export type Figures = {
  total: Counts;
  positions: ({ departmentCode: string; positionCode: string } & Counts)[];
  departments: ({ departmentCode: string } & Counts)[];
  days: ({ day: string } & Counts)[];
};

const none = (): Counts => ({ applied: 0, approved: 0, photoPassed: 0, paid: 0 });

const isPublic = (name: Counted): name is Milestone =>
  (milestones as readonly string[]).includes(name);

/** Counts under names, in the order of the names; rows of zeros are left out. */
class Rows<Name extends object> {
  readonly #rows = new Map<string, Name & Counts>();

  add(name: Name, milestone: Milestone, count: number): void {
    const key = JSON.stringify(Object.values(name));
    const row = this.#rows.get(key) ?? { ...name, ...none() };
    (row as Counts)[milestone] += count;
    this.#rows.set(key, row);
  }

  sorted(): (Name & Counts)[] {
    return [...this.#rows.entries()]
      .filter(([, row]) => milestones.some((milestone) => row[milestone] !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }
}

/** The figures per position, department and day, from counters in any order and any number of parts. */
export function figuresOf(counters: Iterable<Counter>): Figures {
  const total = none();
  const positions = new Rows<{ departmentCode: string; positionCode: string }>();
  const departments = new Rows<{ departmentCode: string }>();
  const days = new Rows<{ day: string }>();
  for (const { departmentCode, positionCode, counts } of counters) {
    for (const { milestone, day, count } of counts) {
      if (!isPublic(milestone)) continue;
      total[milestone] += count;
      positions.add({ departmentCode, positionCode }, milestone, count);
      departments.add({ departmentCode }, milestone, count);
      days.add({ day }, milestone, count);
    }
  }
  return {
    total,
    positions: positions.sorted(),
    departments: departments.sorted(),
    days: days.sorted(),
  };
}

/** What a contribution is as a counter: the figures of a table are those of all its contributions. */
export function counterOf(contribution: Contribution): Counter {
  const { departmentCode, positionCode } = contribution;
  const counts = stepsBetween(undefined, contribution).map(({ milestone, day }) => ({
    milestone,
    day,
    count: 1,
  }));
  return { departmentCode, positionCode, counts };
}
