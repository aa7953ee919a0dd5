/**
 * `npm run preflight [-- <concurrency>]` after `npm run synth`: whether the templates fit into an
 * account. Asks nobody: give Lambda's limit of the account as the command below prints it.
 */
import { breaches, figuresOf } from './preflight/figures.ts';

const concurrency = Number(process.argv[2] ?? 1000);
if (!Number.isInteger(concurrency) || concurrency < 1) {
  console.error('Usage: npm run preflight [-- <concurrent executions of the account>]');
  process.exit(2);
}
const region = process.env.BAOMING_REGION ?? 'ap-east-1';
const figures = figuresOf(process.env.CDK_OUTDIR ?? 'cdk.out', concurrency);
for (const { what, where, has, most } of figures) {
  const row = [
    what.padEnd(32),
    where.padEnd(48),
    String(has).padStart(8),
    String(most).padStart(9),
  ];
  console.log(`${row.join(' ')}${has > most ? '  TOO MANY' : ''}`);
}
const tooMany = breaches(figures);
console.log(`
${figures.length} figures, ${tooMany.length} above their limit. Limits are AWS's defaults, and 450 of 500
resources; the account's own:
  aws lambda get-account-settings --region ${region} --query AccountLimit.ConcurrentExecutions
  aws service-quotas get-service-quota --region ${region} --service-code lambda --quota-code L-B99A9384
  aws apigatewayv2 get-apis --region ${region} --query 'length(Items)'`);
process.exit(tooMany.length > 0 ? 1 : 0);
