/**
 * Bundles every function and fills every layer under .build, from where the CDK takes them.
 * BAOMING_PLACEHOLDERS=1 answers 501 for operations that are not written yet.
 */
import { execFileSync } from 'node:child_process';
import { buildAdmin } from './build/admin.ts';
import { buildFunctions, buildWhatExists } from './build/functions.ts';
import { buildPublisher } from './build/publisher.ts';
import { buildSite } from './build/site.ts';

process.chdir(new URL('..', import.meta.url).pathname);
const started = performance.now();
if (process.env.BAOMING_PLACEHOLDERS === '1') {
  const placeholders = await buildWhatExists('.build/functions');
  console.log(`placeholders: ${placeholders.join(', ') || 'none'}`);
} else {
  await buildFunctions('.build/functions');
}
await buildPublisher('.build/publish-pages');
// A process of its own: layers are data with their own pace, no room imports them.
execFileSync(process.execPath, ['layers/reference-data/build.ts', '.build/layers/reference-data'], {
  stdio: 'inherit',
});
await buildAdmin();
await buildSite();
console.log(`built in ${Math.round(performance.now() - started)} ms`);
