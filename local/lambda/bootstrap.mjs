// The runtime of a sandbox: speaks the Lambda Runtime API (2018-06-01) to the platform.
// Plain JavaScript, so that a cold start does not pay for stripping types.

import { existsSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, host, port, prefix] = /^([^:]+):(\d+)(.*)$/.exec(process.env.AWS_LAMBDA_RUNTIME_API);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

// The platform holds our standard input: when it dies, however it dies, we go too.
process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0));
process.stdin.resume();
process.stdin.unref?.();

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const url = `${prefix}/2018-06-01/runtime${path}`;
    const request = http.request({ host, port, method, path: url, agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const describe = (error) =>
  JSON.stringify({
    errorType: error?.name ?? 'Error',
    errorMessage: error?.message ?? String(error),
    trace: String(error?.stack ?? '').split('\n'),
  });

async function load() {
  const [module, name] = process.env._HANDLER.split('.');
  const base = join(process.env.LAMBDA_TASK_ROOT, module);
  const file = ['.mjs', '.js', '.cjs'].map((end) => base + end).find((path) => existsSync(path));
  if (!file) throw new Error(`Cannot find module ${module}`);
  const loaded = await import(pathToFileURL(file).href);
  const handler = loaded[name] ?? loaded.default?.[name];
  if (typeof handler !== 'function') throw new Error(`${process.env._HANDLER} is undefined`);
  return handler;
}

function contextOf(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

const handler = await load().catch(async (error) => {
  await call('POST', '/init/error', describe(error));
  process.exit(1);
});

for (;;) {
  const { headers, text } = await call('GET', '/invocation/next');
  const context = contextOf(headers);
  process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'] ?? '';
  try {
    const answer = await handler(JSON.parse(text), context);
    await call(
      'POST',
      `/invocation/${context.awsRequestId}/response`,
      JSON.stringify(answer ?? null),
    );
  } catch (error) {
    console.error(describe(error));
    await call('POST', `/invocation/${context.awsRequestId}/error`, describe(error));
  }
}
