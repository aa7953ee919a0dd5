/** A refusal in S3's words: HTTP status, error code, message and further XML elements. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, string | number>;

  constructor(
    status: number,
    code: string,
    message: string,
    details: Record<string, string | number> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const denied = (message = 'Access Denied', details = {}) =>
  new S3Error(403, 'AccessDenied', message, details);

export const invalidArgument = (message: string, name: string, value: string) =>
  new S3Error(400, 'InvalidArgument', message, { ArgumentName: name, ArgumentValue: value });

export const notImplemented = (what: string) =>
  new S3Error(501, 'NotImplemented', `The local store does not implement ${what}.`, {
    Header: what,
  });

export const preconditionFailed = (condition: string) =>
  new S3Error(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { Condition: condition },
  );
