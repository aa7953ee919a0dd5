import { createHash } from 'node:crypto';

/** A digest over lines in whatever order they come: the hash of their sorted hashes. */
export class Digest {
  readonly #hashes: string[] = [];

  add(line: string): void {
    this.#hashes.push(createHash('sha256').update(line).digest('base64'));
  }

  get count(): number {
    return this.#hashes.length;
  }

  hex(): string {
    const whole = createHash('sha256');
    for (const hash of this.#hashes.toSorted()) whole.update(hash);
    return whole.digest('hex');
  }
}
