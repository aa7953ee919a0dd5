type Line = { operation: string; status: number; ms: number; traceId: string };

/** One JSON line a request. Never bodies, names or ids of people: what is not passed cannot leak. */
export function logRequest(line: Line): void {
  write({ level: line.status >= 500 ? 'ERROR' : 'INFO', message: 'request', ...line });
}

/** A fault with its chain of causes, for whoever is on call; the caller learns the trace id only. */
export function logFault(operation: string, traceId: string, fault: unknown): void {
  write({ level: 'ERROR', message: 'fault', operation, traceId, fault: describe(fault) });
}

function describe(fault: unknown, depth = 0): unknown {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const { name, message, stack, cause } = fault;
  const told = { name, message, stack };
  return cause === undefined || depth > 3 ? told : { ...told, cause: describe(cause, depth + 1) };
}

function write(line: object): void {
  process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), ...line })}\n`);
}
