/**
 * The photo's code in a world of its own: the real check of uploads, the real path of changes, a
 * table and a bucket in memory with the semantics that count (a write on condition of its version,
 * versions of objects, events at least once and in any order). Each access waits for its turn,
 * so that a scheduler decides the order of everything.
 */
import { createHash } from 'node:crypto';
import type { Store } from '#adapters/dynamodb/types.ts';
import type { Exam } from '#domain/application/exam.ts';
import type { ApplicationState } from '#domain/application/state.ts';

export type Turn = () => Promise<void>;
export type StoredEvent = { key: string; versionId: string; sequencer: string };
export class Crash extends Error {}

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export class World {
  state: ApplicationState;
  readonly exam: Exam;
  readonly clean = new Map<string, Uint8Array>();
  readonly held = new Map<string, Uint8Array>();
  readonly incoming = new Map<string, Uint8Array>();
  /** What a reviewer saw when approving, by the version that the approval led to. */
  readonly approvals: { seen: string; state: ApplicationState }[] = [];
  turn: Turn = async () => {};
  /** True where this access ends the process that makes it. */
  crashes: () => boolean = () => false;
  conflicts = 0;
  #sequence = 0;

  constructor(state: ApplicationState, exam: Exam) {
    this.state = state;
    this.exam = exam;
  }

  async access(): Promise<void> {
    await this.turn();
    if (this.crashes()) throw new Crash('the process ended');
  }

  /** The store takes an upload: a new version of its key. */
  put(key: string, bytes: Uint8Array): StoredEvent {
    this.#sequence += 1;
    const versionId = `v${this.#sequence}`;
    this.incoming.set(`${key}?${versionId}`, bytes);
    return { key, versionId, sequencer: this.#sequence.toString(16).padStart(8, '0') };
  }

  readonly store = {
    loadApplication: async () => {
      await this.access();
      return { state: this.state, head: {} };
    },
    loadExam: async () => this.exam,
    commit: async (change: { loaded: { state: ApplicationState }; state: ApplicationState }) => {
      await this.access();
      if (change.loaded.state.version !== this.state.version) {
        this.conflicts += 1;
        return 'conflict';
      }
      this.state = change.state;
      return 'committed';
    },
  } as unknown as Store;

  /** Stands for adapters/s3/photos.ts. */
  readonly photos = {
    heldKey: (sha256: string) => `held/${sha256}`,
    readVersion: async (key: string, versionId: string | undefined) => {
      await this.access();
      if (key.startsWith('held/')) return this.held.get(key.slice('held/'.length));
      return this.incoming.get(`${key}?${versionId}`);
    },
    putClean: async (sha256: string, bytes: Uint8Array) => {
      await this.access();
      this.clean.set(sha256, bytes);
    },
    putHeld: async (sha256: string, bytes: Uint8Array) => {
      await this.access();
      this.held.set(sha256, bytes);
    },
  };
}
