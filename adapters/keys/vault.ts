import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { keyOf as itemKeyOf } from '../dynamodb/table.ts';
import { open, seal } from './seal.ts';
import type { KeyWrapper } from './wrapper.ts';

/** Seals and opens what belongs to an exam. Destroying the exam's key item ends all of it. */
export type Vault = {
  seal(examId: string, aad: string, value: unknown): Promise<Uint8Array>;
  open(examId: string, aad: string, sealed: Uint8Array): Promise<unknown>;
};

type Options = { document: DynamoDBDocumentClient; tableName: string; wrapper: KeyWrapper };

export function openVault({ document, tableName, wrapper }: Options): Vault {
  const keys = new Map<string, Promise<Uint8Array>>();

  async function stored(examId: string): Promise<Uint8Array | undefined> {
    const { Item } = await document.send(
      new GetCommand({
        TableName: tableName,
        Key: itemKeyOf.dataKey(examId),
        ConsistentRead: true,
      }),
    );
    return Item && wrapper.unwrap(examId, Item.wrapped as Uint8Array);
  }

  /** The first use makes the key; whoever loses that race uses the winner's. */
  async function load(examId: string): Promise<Uint8Array> {
    const known = await stored(examId);
    if (known) return known;
    const { plain, wrapped } = await wrapper.generate(examId);
    try {
      await document.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...itemKeyOf.dataKey(examId), wrapped },
          ConditionExpression: 'attribute_not_exists(PK)',
        }),
      );
      return plain;
    } catch (fault) {
      if ((fault as Error).name !== 'ConditionalCheckFailedException') throw fault;
      const winner = await stored(examId);
      if (!winner) throw new Error(`The data key of ${examId} vanished`, { cause: fault });
      return winner;
    }
  }

  function keyOf(examId: string): Promise<Uint8Array> {
    const loading =
      keys.get(examId) ??
      load(examId).catch((cause) => {
        keys.delete(examId);
        throw cause;
      });
    keys.set(examId, loading);
    return loading;
  }

  return {
    seal: async (examId, aad, value) => seal(await keyOf(examId), aad, value),
    open: async (examId, aad, sealed) => open(await keyOf(examId), aad, sealed),
  };
}
