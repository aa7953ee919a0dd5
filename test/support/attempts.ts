/** A FAULTS_MODULE for tests: the first attempt of everything is throttled; names are noted. */
export const attempts: string[] = [];

type Next = (args: unknown) => Promise<unknown>;

export default (next: Next, context: { commandName?: string }) => async (args: unknown) => {
  attempts.push(context.commandName ?? '');
  if (attempts.length > 1) return next(args);
  throw Object.assign(new Error('Rate exceeded'), {
    name: 'ProvisionedThroughputExceededException',
    $metadata: { httpStatusCode: 400 },
    $retryable: { throttling: true },
  });
};
