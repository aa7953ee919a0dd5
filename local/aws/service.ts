import type { Context } from './policy.ts';

type Call = {
  input: Record<string, unknown>;
  /** @throws AwsError AccessDeniedException when the caller's role does not allow it. */
  authorize: (action: string, resource: string, context?: Context) => void;
};
export type Service = Record<string, (call: Call) => unknown>;

/** An error that the SDK reads as the service's own. */
export class AwsError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
