import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoints } from './journey/client.ts';

/** Where the running system answers; ends the script with one sentence when nothing runs. */
export function runningEndpoints(): Endpoints {
  const file = join(process.env.BAOMING_HOME ?? '.local', 'endpoints.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Endpoints;
  } catch {
    console.error(
      `系统没有在运行：没有 ${file}。请先运行 npm start。 (Nothing is running: start it with npm start.)`,
    );
    process.exit(1);
  }
}
