/** `npm test`: build, synth, types, format and lint, then every test. The last line counts them. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')} failed`);
    process.exit(status ?? 1);
  }
}

run(process.execPath, ['scripts/build.ts']);
run(process.execPath, ['infra/app.ts']);
run('biome', ['ci', '--reporter=summary', '.']);
run('tsc', ['-b']);

const folder = mkdtempSync(join(tmpdir(), 'baoming-test-'));
type Counts = { passed: number; failed: number };

/** Runs some projects; what they print comes whole, for two runs go on at once. */
async function runTests(projects: string[]): Promise<Counts> {
  const report = join(folder, `${projects.join('-')}.json`);
  const wanted = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = spawn('vitest', ['run', ...wanted, ...reporters]);
  const printed: Buffer[] = [];
  for (const stream of [vitest.stdout, vitest.stderr])
    stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const [status] = await once(vitest, 'close');
  process.stdout.write(Buffer.concat(printed));
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: Math.max(numFailedTests, status === 0 ? 0 : 1) };
}

// Tests over HTTP wait more than they work: the others use the second core meanwhile.
const runs = await Promise.all([runTests(['system']), runTests(['rooms', 'crash', 'browser'])]);
rmSync(folder, { recursive: true });
const sum = (of: keyof Counts) => runs.reduce((total, run) => total + run[of], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);
