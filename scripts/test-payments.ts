/**
 * `npm run test:payments`: the long proof that a fee is paid exactly once. The model, the table of
 * failures, forgeries, faults at every call, random scripts and interleavings; the last line says
 * what the interleavings found.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const started = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'baoming-payments-'));
const report = join(folder, 'report.json');
const summary = join(folder, 'summary.txt');
const rooms = [
  ...['test/model', 'test/payment-table.test.ts', 'test/domain/payment', 'test/adapters/payments'],
  ...['test/adapters/dynamodb/ledger', 'test/adapters/dynamodb/faults', 'test/system/payments'],
];
const { status } = spawnSync(
  'vitest',
  ['run', ...rooms, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    stdio: 'inherit',
    env: {
      BAOMING_INTERLEAVINGS: '10000',
      BAOMING_PAYMENT_SCRIPTS: '1000',
      ...process.env,
      BAOMING_PAYMENT_SUMMARY: summary,
    },
  },
);
const counts = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
const found = readFileSync(summary, 'utf8').trim();
rmSync(folder, { recursive: true });
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed in ${seconds} s`);
console.log(found);
process.exit(status ?? 1);
