import { appendFileSync } from 'node:fs';

export type LogLine = { at: string; function: string; requestId?: string; line: string };
type Parsed = Record<string, unknown> & { _aws?: unknown };

const KEPT = 20_000;

/** What the functions wrote: the last lines in memory, all of them in a file. */
export class Logs {
  readonly #file: string;
  readonly #lines: LogLine[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  add(name: string, requestId: string | undefined, line: string): void {
    const at = new Date().toISOString();
    const entry = { at, function: name, ...(requestId ? { requestId } : {}), line };
    this.#lines.push(entry);
    if (this.#lines.length > KEPT) this.#lines.splice(0, KEPT / 2);
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  since(instant: number): LogLine[] {
    return this.#lines.filter(({ at }) => Date.parse(at) >= instant);
  }

  /** EMF metrics: log lines with an `_aws` member. */
  metrics(): Parsed[] {
    return this.#parsed().filter(({ _aws }) => _aws !== undefined);
  }

  #parsed(): Parsed[] {
    return this.#lines.flatMap(({ line }) => {
      if (!line.startsWith('{')) return [];
      try {
        return [JSON.parse(line) as Parsed];
      } catch {
        return [];
      }
    });
  }
}
