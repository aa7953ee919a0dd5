import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Consumed = { CapacityUnits?: number | undefined };
type Step = { input: Record<string, unknown> };
type Result = { output: { ConsumedCapacity?: Consumed | Consumed[] } };

let wcu = 0;
let rcu = 0;

/** Units consumed since the last `take`: the HTTP shell logs them as `wcu` and `rcu`. */
export const capacity = {
  take(): { wcu: number; rcu: number } {
    const taken = { wcu, rcu };
    wcu = 0;
    rcu = 0;
    return taken;
  },
};

/** Asks every call of the client for its units (indexes included) and sums them. */
export function countCapacity(document: DynamoDBDocumentClient): void {
  document.middlewareStack.add(
    ((next: (step: Step) => Promise<Result>, context: { commandName?: string }) =>
      async (step: Step) => {
        step.input.ReturnConsumedCapacity = 'TOTAL';
        const result = await next(step);
        const consumed = [result.output.ConsumedCapacity ?? []].flat();
        const units = consumed.reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0);
        if (/Get|Query/.test(context.commandName ?? '')) rcu += units;
        else wcu += units;
        return result;
      }) as never,
    { step: 'initialize', name: 'countCapacity', override: true },
  );
}
