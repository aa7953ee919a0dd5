import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, startEngine } from '../../support/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine?.stop());

it('FAULTS_MODULE joins inside the retry loop: the SDK repeats what it made fail', async () => {
  process.env.FAULTS_MODULE = './test/support/attempts.ts';
  const { dynamoDocument } = await import('#adapters/aws.ts');
  const key = { PK: 'nothing', SK: 'nothing' };
  const command = new GetCommand({ TableName: engine.tableName, Key: key });
  expect((await dynamoDocument().send(command)).Item).toBeUndefined();
  const { attempts } = await import('../../support/attempts.ts');
  expect(attempts).toEqual(['GetItemCommand', 'GetItemCommand']);
});
