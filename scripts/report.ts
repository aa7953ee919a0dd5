/** `npm run report -- photo`: figures of a part, measured now. */
import { resolve } from 'node:path';
import { reportPhotos } from './photo/report.ts';

const build = resolve(import.meta.dirname, '../.build');
const [part = 'photo'] = process.argv.slice(2);
if (part !== 'photo') {
  console.error(`no report of ${part}; there is: photo`);
  process.exit(2);
}
process.exitCode = (await reportPhotos(build)) ? 0 : 1;
