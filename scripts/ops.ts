/** `npm run ops -- COMMAND`: what operators run, against AWS or the platform on this machine. */
// Loaded when asked for, after the environment of the clients is set.
const commands: Record<string, () => Promise<{ run(args: string[]): Promise<boolean> }>> = {
  backup: () => import('./ops/backup.ts'),
  restore: () => import('./ops/restore.ts'),
  redrive: () => import('./ops/redrive.ts'),
  reconcile: () => import('./ops/reconcile.ts'),
  'verify-audit': () => import('./ops/verify-audit.ts'),
  'verify-ledger': () => import('./ops/verify-ledger.ts'),
  purge: () => import('./ops/purge.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (!load) {
  console.error(`Usage: npm run ops -- ${Object.keys(commands).join(' | ')}`);
  process.exit(2);
}
try {
  const done = await (await load()).run(args);
  process.exit(done ? 0 : 1);
} catch (error) {
  console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
