import { like, type Statement } from './policy.ts';

/** One action on one resource or pattern, as a policy writes it. */
export type Grant = { action: string; resource: string };
export type Grants = { granted: Grant[]; unused: Grant[]; denied: Grant[] };

/** What the Lambda service does by a function's role; no code of ours calls it. */
const byService =
  /^(logs|xray|sqs):|^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/;

/** Remembers which grants of each role were needed, and what was asked for without one. */
export class GrantUse {
  readonly #used = new Map<string, Set<string>>();
  readonly #denied = new Map<string, Map<string, Grant>>();

  note(role: string, statements: Statement[], asked: Grant, allowed: boolean): void {
    if (allowed) {
      const used = this.#used.get(role) ?? new Set();
      this.#used.set(role, used);
      for (const grant of grantsOf(statements)) if (covers(grant, asked)) used.add(keyOf(grant));
      return;
    }
    // The store asks for this one only to choose between 404 and 403.
    if (asked.action === 's3:ListBucket') return;
    const denied = this.#denied.get(role) ?? new Map();
    this.#denied.set(role, denied.set(keyOf(asked), asked));
  }

  of(role: string, statements: Statement[]): Grants {
    const granted = grantsOf(statements).filter(({ action }) => !byService.test(action));
    const used = this.#used.get(role);
    const unused = granted.filter((grant) => !used?.has(keyOf(grant)));
    return { granted, unused, denied: [...(this.#denied.get(role)?.values() ?? [])] };
  }
}

const keyOf = ({ action, resource }: Grant) => `${action} ${resource}`;
const covers = (grant: Grant, asked: Grant) =>
  like(grant.action, asked.action) && like(grant.resource, asked.resource);

const grantsOf = (statements: Statement[]): Grant[] =>
  statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
    );
