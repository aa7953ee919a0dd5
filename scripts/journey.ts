/** `npm run journey`: one applicant against the running system, printed as a transcript. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoints } from './journey/client.ts';
import { runJourney } from './journey/run.ts';

const file = join(process.env.BAOMING_HOME ?? '.local', 'endpoints.json');

function endpoints(): Endpoints {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Endpoints;
  } catch {
    console.error(
      `系统没有在运行：没有 ${file}。请先运行 npm start。 (Nothing is running: start it with npm start.)`,
    );
    process.exit(1);
  }
}

const started = performance.now();
try {
  await runJourney(endpoints(), (step, status, ms, note) => {
    console.log(
      `${String(status).padEnd(4)}${`${ms} ms`.padStart(8)}  ${step}${note ? `  — ${note}` : ''}`,
    );
  });
  console.log(`已经交费，报名已确认。 (${Math.round(performance.now() - started)} ms)`);
} catch (error) {
  console.error(`失败 (failed): ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
