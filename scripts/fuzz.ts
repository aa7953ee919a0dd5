/** `npm run fuzz -- photo [--executions 1000000] [--seed n]`: exits 1 when something was found. */
import { parseArgs } from 'node:util';
import { fuzzPhotos, printOutcome } from './fuzz/photos.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    executions: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const [part] = positionals;
const executions = Number(values.executions);
const seed = Number(values.seed);
if (part !== 'photo' || !(executions > 0) || !Number.isInteger(seed)) {
  console.error('Usage: npm run fuzz -- photo [--executions 1000000] [--seed n]');
  process.exit(2);
}
const outcome = await fuzzPhotos({ executions, seed, say: (line) => console.log(line) });
process.exitCode = printOutcome(outcome) ? 0 : 1;
