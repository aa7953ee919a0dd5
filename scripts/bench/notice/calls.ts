/** A FAULTS_MODULE that makes nothing fail: it counts what the function asks of the table. */
export const calls = { writes: 0, reads: 0, writeUnits: 0, readUnits: 0 };

type Consumed = { CapacityUnits?: number };
type Answer = { output: { ConsumedCapacity?: Consumed | Consumed[] } };
type Next = (args: unknown) => Promise<Answer>;

export default (next: Next, context: { commandName?: string }) => async (args: unknown) => {
  const answer = await next(args);
  if (/Get|Query/.test(context.commandName ?? '')) {
    calls.reads += 1;
    for (const { CapacityUnits = 0 } of [answer.output.ConsumedCapacity ?? []].flat()) {
      calls.readUnits += CapacityUnits;
    }
  } else if (/Write|Put|Update/.test(context.commandName ?? '')) {
    calls.writes += 1;
    for (const { CapacityUnits = 0 } of [answer.output.ConsumedCapacity ?? []].flat()) {
      calls.writeUnits += CapacityUnits;
    }
  }
  return answer;
};
