/** `npm run journey`: one applicant against the running system, printed as a transcript. */
import { runningEndpoints } from './endpoints.ts';
import { runJourney } from './journey/run.ts';

const started = performance.now();
try {
  await runJourney(runningEndpoints(), (step, status, ms, note) => {
    console.log(
      `${String(status).padEnd(4)}${`${ms} ms`.padStart(8)}  ${step}${note ? `  — ${note}` : ''}`,
    );
  });
  console.log(`已经交费，报名已确认。 (${Math.round(performance.now() - started)} ms)`);
} catch (error) {
  console.error(`失败 (failed): ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
