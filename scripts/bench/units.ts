import { functionName } from '../function-name.ts';
import { Client, type Endpoints } from '../journey/client.ts';

export type Units = { reads: number; writes: number };

/** What a step used: the DynamoDB units of the functions that belong to it. */
export async function measured<T>(
  endpoints: Endpoints,
  functions: string[],
  work: () => Promise<T>,
): Promise<{ units: Units; result: T }> {
  const control = new Client(endpoints.control);
  await control.call('DELETE', '/capacity');
  const result = await work();
  const { body } = await control.call('GET', '/capacity');
  const units = { reads: 0, writes: 0 };
  for (const name of functions) {
    const used = (body.functions as Record<string, Units>)[functionName(name)];
    units.reads += used?.reads ?? 0;
    units.writes += used?.writes ?? 0;
  }
  return { units, result };
}
