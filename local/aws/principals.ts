import { createHash, createHmac } from 'node:crypto';
import type { Cloud } from '../template.ts';
import { type Grants, GrantUse } from './grants.ts';
import { allows, type Context, readStatements, type Statement } from './policy.ts';

export type Credentials = { accessKeyId: string; secretAccessKey: string };
export type Principal = Credentials & { role: string };

/** The role that the platform itself acts as: no template knows it, it may do everything. */
export const PLATFORM_ROLE = 'platform';

/** Credentials of each role, and what its statements allow. */
export class Principals {
  readonly #seed: string;
  readonly #principals = new Map<string, Principal>();
  readonly #statements = new Map<string, Statement[]>();
  readonly #use = new GrantUse();

  constructor(cloud: Cloud, seed: string) {
    this.#seed = seed;
    for (const role of cloud.all('AWS::IAM::Role')) {
      this.#add(role.arn);
      this.#statements.set(role.arn, readStatements(cloud, role));
    }
    this.#add(PLATFORM_ROLE);
  }

  credentialsOf(role: string): Credentials {
    const { accessKeyId, secretAccessKey } = this.#derive(role);
    return { accessKeyId, secretAccessKey };
  }

  principalOf(accessKeyId: string): Principal | undefined {
    return this.#principals.get(accessKeyId);
  }

  authorize(role: string, action: string, resource: string, context: Context = {}): boolean {
    if (role === PLATFORM_ROLE) return true;
    const statements = this.statementsOf(role);
    const allowed = allows(statements, action, resource, context);
    this.#use.note(role, statements, { action, resource }, allowed);
    return allowed;
  }

  statementsOf(role: string): Statement[] {
    return this.#statements.get(role) ?? [];
  }

  /** What the role was granted, and what it has needed since the start. */
  grantsOf(role: string): Grants {
    return this.#use.of(role, this.statementsOf(role));
  }

  #add(role: string): void {
    const principal = this.#derive(role);
    this.#principals.set(principal.accessKeyId, principal);
  }

  #derive(role: string): Principal {
    const hash = createHash('sha256').update(role).digest('hex').slice(0, 11).toUpperCase();
    const secretAccessKey = createHmac('sha256', this.#seed).update(role).digest('base64url');
    return { role, accessKeyId: `LOCALROLE${hash}`, secretAccessKey: secretAccessKey.slice(0, 40) };
  }
}
