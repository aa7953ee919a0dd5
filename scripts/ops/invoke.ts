import { spawnSync } from 'node:child_process';
import { functionName } from '../function-name.ts';
import { Client } from '../journey/client.ts';
import { localEndpoints } from './place.ts';

/** Fires a scheduled operation now. @returns what it answered, as text */
export async function fire(operation: string): Promise<string> {
  const endpoints = localEndpoints();
  if (endpoints) {
    const control = new Client(endpoints.control);
    const { status, body } = await control.call('POST', `/schedules/${operation}/run`, {});
    if (status !== 200) throw new Error(`${operation} answered ${status} ${JSON.stringify(body)}`);
    return JSON.stringify(body);
  }
  const payload = JSON.stringify({ schedule: operation, time: new Date().toISOString() });
  return aws('lambda', 'invoke', '--function-name', functionName(operation), [
    '--cli-binary-format',
    'raw-in-base64-out',
    '--payload',
    payload,
    '/dev/stdout',
  ]);
}

/** The AWS command line, which operators have anyway: no client of its own for two calls. */
export function aws(...parts: (string | string[])[]): string {
  const { status, stdout, stderr, error } = spawnSync('aws', parts.flat(), { encoding: 'utf8' });
  if (error) throw new Error('the AWS command line is not installed', { cause: error });
  if (status !== 0) throw new Error(stderr.trim());
  return stdout.trim();
}
