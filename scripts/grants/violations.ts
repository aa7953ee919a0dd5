import type { Grant, Grants } from '../../local/aws/grants.ts';

/** What one platform saw, by function. */
export type Seen = Record<string, Grants>;

const text = (name: string, { action, resource }: Grant) => `${name}: ${action} on ${resource}`;

/** Grants that no platform needed, and calls that any platform denied. */
export function violations(seen: Seen[]): string[] {
  const names = [...new Set(seen.flatMap((each) => Object.keys(each)))].toSorted();
  return names.flatMap((name) => {
    const all = seen.flatMap((each) => each[name] ?? []);
    const unusedIn = (grant: Grant, { unused }: Grants) =>
      unused.some((each) => text('', each) === text('', grant));
    const unused = (all[0]?.granted ?? []).filter((grant) =>
      all.every((each) => unusedIn(grant, each)),
    );
    const denied = all.flatMap((each) => each.denied);
    return [
      ...unused.map((grant) => `never used by ${text(name, grant)}`),
      ...new Set(denied.map((grant) => `used without a grant by ${text(name, grant)}`)),
    ];
  });
}
