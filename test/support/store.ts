import { randomBytes } from 'node:crypto';
import { openStore } from '#adapters/dynamodb/store.ts';
import type { Table } from '#adapters/dynamodb/table.ts';
import type { Store } from '#adapters/dynamodb/types.ts';
import { openLookups } from '#adapters/keys/lookups.ts';
import { open, seal } from '#adapters/keys/seal.ts';
import { openVault } from '#adapters/keys/vault.ts';
import type { KeyWrapper } from '#adapters/keys/wrapper.ts';
import { type Engine, startEngine } from './engine.ts';

/** Wraps data keys under a key in memory, in place of KMS. */
export function memoryWrapper(): KeyWrapper {
  const master = randomBytes(32);
  return {
    async generate(examId) {
      const plain = randomBytes(32);
      return { plain, wrapped: seal(master, examId, plain.toString('base64')) };
    },
    unwrap: async (examId, wrapped) =>
      Buffer.from(open(master, examId, wrapped) as string, 'base64'),
  };
}

export type TestStore = { store: Store; table: Table; engine: Engine };

/** A store on a table of its own, on a real engine. */
export async function startStore(): Promise<TestStore> {
  const engine = await startEngine();
  const { dynamoDocument } = await import('#adapters/aws.ts');
  const document = dynamoDocument();
  const { tableName } = engine;
  const vault = openVault({ document, tableName, wrapper: memoryWrapper() });
  const table = { document, tableName, lookups: openLookups(randomBytes(32)), vault };
  return { store: openStore(table), table, engine };
}
