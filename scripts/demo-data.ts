/** `npm run demo-data -- 3000`: fills the demo exam of the running system with synthetic people. */
import { fillDemo } from './demo-data/fill.ts';
import { runningEndpoints } from './endpoints.ts';

const count = Number(process.argv[2] ?? 3000);
if (!Number.isInteger(count) || count < 1) {
  console.error('Usage: npm run demo-data -- 3000');
  process.exit(1);
}
const started = performance.now();
try {
  const { labels, calls } = await fillDemo(runningEndpoints(), count, (text) => console.log(text));
  for (const [label, number] of Object.entries(labels)) console.log(`${label}  ${number}`);
  const seconds = (performance.now() - started) / 1000;
  const rate = Math.round(calls / seconds);
  console.log(`${count} 人 people, ${calls} calls in ${seconds.toFixed(1)} s, ${rate} a second`);
} catch (error) {
  console.error(`失败 (failed): ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
