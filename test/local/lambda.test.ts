import { afterEach, expect, test, vi } from 'vitest';
import { readFunctions } from '../../local/lambda/function.ts';
import { type Lambda, startLambda } from '../../local/lambda/lambda.ts';
import { fixture } from './fixture/cloud.ts';

let lambda: Lambda | undefined;
const lines: string[] = [];

async function start(change: { timeout?: number } = {}): Promise<Lambda> {
  const functions = readFunctions(fixture()).map((fn) => ({ ...fn, ...change }));
  const log = (_: unknown, __: string | undefined, line: string) => void lines.push(line);
  const credentials = () => ({ AWS_ACCESS_KEY_ID: 'LOCALROLE' });
  lambda = await startLambda({ functions, credentials, log });
  return lambda;
}
const invoke = (event: unknown) => (lambda as Lambda).invoke('baoming-fixture', event);

afterEach(() => lambda?.stop());

test('a warm sandbox is used again, with the environment of the template alone', async () => {
  await start();
  await invoke({});
  const outcome = await invoke({ hello: 1 });
  expect(outcome).toMatchObject({ payload: { calls: 2, echo: { hello: 1 } } });
  const { names } = (outcome as { payload: { names: string[] } }).payload;
  const own = names.filter((name) => !/^(AWS_|_|LAMBDA_|LANG$|TZ$|FAULTS_MODULE$)/.test(name));
  expect(own).toEqual(['NOTICE', 'SITE_ORIGIN', 'TABLE_NAME']);
  expect(lambda?.statistics.get('baoming-fixture')).toMatchObject({ cold: 1, warm: 1 });
  await vi.waitFor(() => expect(lines).toContain('call 2'));
});

test('one request at a time: two at once need two sandboxes', async () => {
  await start();
  const both = await Promise.all([invoke({ sleep: 300 }), invoke({ sleep: 300 })]);
  expect(both).toMatchObject([{ payload: { calls: 1 } }, { payload: { calls: 1 } }]);
});

test('a throw is an error, and the sandbox lives on', async () => {
  await start();
  expect(await invoke({ fail: true })).toMatchObject({ error: { errorType: 'TypeError' } });
  expect(await invoke({})).toMatchObject({ payload: { calls: 2 } });
});

test('the timeout ends the sandbox', async () => {
  await start({ timeout: 0.3 });
  const late = await invoke({ sleep: 5000 });
  expect(late).toMatchObject({ error: { errorType: 'Sandbox.Timedout' } });
  expect(await invoke({})).toMatchObject({ payload: { calls: 1 } });
});

test('an exit of the process is an error', async () => {
  await start();
  expect(await invoke({ exit: true })).toMatchObject({ error: { errorType: 'Runtime.ExitError' } });
});
