import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** A message that a real vendor would have sent to a phone. */
export type Sent = {
  key: string;
  to: string;
  template: string;
  params: Record<string, string>;
  text: string;
  at: string;
};

/** Every message once by its key, also after a restart; one line of JSON each. */
export class Outbox {
  readonly #file: string;
  readonly #sent = new Map<string, Sent>();

  constructor(file: string) {
    this.#file = file;
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const sent = parse(line);
      if (sent) this.#sent.set(sent.key, sent);
    }
  }

  /** False for a key that was taken before. */
  take(sent: Sent): boolean {
    if (this.#sent.has(sent.key)) return false;
    appendFileSync(this.#file, `${JSON.stringify(sent)}\n`, { mode: 0o600 });
    this.#sent.set(sent.key, sent);
    return true;
  }

  messages(): Sent[] {
    return [...this.#sent.values()];
  }
}

/** A line torn by a crash was never acknowledged: its sender tries again. */
function parse(line: string): Sent | undefined {
  try {
    return JSON.parse(line) as Sent;
  } catch {
    return undefined;
  }
}
