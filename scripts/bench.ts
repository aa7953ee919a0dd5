/** `npm run bench -- NAME`: prints figure and goal side by side, exits 1 where a goal is missed. */
// Loaded when asked for: benches bring peers with them.
const benches: Record<string, () => Promise<boolean>> = {
  export: async () => (await import('./bench/export.ts')).benchExport(),
  journey: async () => (await import('./bench/journey.ts')).benchJourney(),
  'payment-notice': async () => (await import('./bench/payment-notice.ts')).benchPaymentNotice(),
  'review-queue': async () => (await import('./bench/review-queue.ts')).benchReviewQueue(),
  site: async () => (await import('./bench/site.ts')).benchSite(),
  photo: async () => (await import('./bench/photo.ts')).run(),
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exit(1);
}
const reached = await bench();
if (!reached) console.error(`${name}: a goal is missed`);
process.exit(reached ? 0 : 1);
