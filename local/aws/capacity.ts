export type Units = { reads: number; writes: number };
type Consumed = { CapacityUnits?: number };

const READS = /^(Get|BatchGet|TransactGet|Query|Scan)/;

/** Sums the units that DynamoDB's answers name, by the role that asked. */
export class Capacity {
  readonly #byRole = new Map<string, Units>();

  /** Takes one answer of the engine into account; answers without units count nothing. */
  note(role: string, operation: string, content: Buffer): void {
    if (!content.includes('"ConsumedCapacity"')) return;
    const { ConsumedCapacity } = JSON.parse(content.toString()) as {
      ConsumedCapacity?: Consumed | Consumed[];
    };
    const units = [ConsumedCapacity ?? []]
      .flat()
      .reduce((sum, { CapacityUnits }) => sum + (CapacityUnits ?? 0), 0);
    const total = this.#byRole.get(role) ?? { reads: 0, writes: 0 };
    total[READS.test(operation) ? 'reads' : 'writes'] += units;
    this.#byRole.set(role, total);
  }

  of(role: string): Units {
    return this.#byRole.get(role) ?? { reads: 0, writes: 0 };
  }

  reset(): void {
    this.#byRole.clear();
  }
}
