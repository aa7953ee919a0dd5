/**
 * `npm run grants` after all system tests: whether what each function may do is what the tests made
 * it do. Prints grants that nothing needed and calls that were denied, and exits 1 when there are any.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf, records } from './grants/records.ts';
import { type Seen, violations } from './grants/violations.ts';

const files = globSync('test/system/*.test.ts').map((file) => join(records, recordOf(file)));
const missing = files.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(
    `${missing.length} of ${files.length} system tests left nothing: run them all first.`,
  );
  process.exit(2);
}
const found = violations(files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Seen));
for (const line of found) console.log(line);
console.log(`${found.length} grants or calls that differ, in ${files.length} system tests`);
process.exit(found.length > 0 ? 1 : 0);
