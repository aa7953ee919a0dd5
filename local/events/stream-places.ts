import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../home.ts';

/** By function and shard the number of the last record that was handled. */
type Places = Record<string, Record<string, string>>;

const fileIn = (home: string) => join(home, 'streams.json');

function read(home: string): Places {
  const file = fileIn(home);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Places) : {};
}

/**
 * Where each reader of a stream stands. A place is written after its records were handled, never
 * before: who dies in between hears them again.
 */
export class StreamPlaces {
  readonly #home: string;
  readonly #places: Places;

  constructor(home: string) {
    this.#home = home;
    this.#places = read(home);
  }

  of(reader: string, shard: string): string | undefined {
    return this.#places[reader]?.[shard];
  }

  set(reader: string, shard: string, number: string): void {
    this.#places[reader] = { ...this.#places[reader], [shard]: number };
    writeAtomically(fileIn(this.#home), JSON.stringify(this.#places));
  }

  all(): Places {
    return structuredClone(this.#places);
  }
}

/** The highest number that every known reader has had; 0 when one of them has none. */
export function readDelivered(home: string): number {
  const numbers = Object.values(read(home)).flatMap((shards) => Object.values(shards).map(Number));
  return numbers.length === 0 ? 0 : Math.min(...numbers);
}
