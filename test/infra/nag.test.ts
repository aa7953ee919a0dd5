import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acknowledgements } from '../../infra/acknowledgements.ts';
import { assemble } from './synthesize.ts';

type Violation = { ruleName: string; violatingConstructs: { constructPath: string }[] };
type Report = { pluginReports: { violations: Violation[] }[] };

const findingsOf = (folder: string): string[] => {
  const report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')) as Report;
  return report.pluginReports
    .flatMap(({ violations }) => violations)
    .flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    );
};
const named = acknowledgements.map(({ finding, at }) => `${finding} at ${at}`);

/**
 * The goal is 25 in a partition. China misses it by 4, as both of its sites (the staff's is no
 * Amplify app there) lack the firewall and origin access control that CloudFront does not have there.
 */
const known = { 'ap-east-1': 25, 'cn-north-1': 29 };

const regions = Object.entries(known).map(([region, count]) => ({
  region,
  count,
  all: findingsOf(assemble(region, { acknowledge: false }).folder),
  open: findingsOf(assemble(region).folder),
}));

describe.each(regions)(
  'the checks of AwsSolutions and Serverless in $region',
  ({ count, all, open }) => {
    it('leave nothing open', () => {
      expect(open).toEqual([]);
    });

    it('have no more findings than are known, each acknowledged by itself', () => {
      expect(all).toHaveLength(count);
      expect(named).toEqual(expect.arrayContaining(all));
    });
  },
);

it('no acknowledgement is stale', () => {
  const all = new Set(regions.flatMap((region) => region.all));
  expect(named.filter((name) => !all.has(name))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});

it('every reason says something', () => {
  const short = acknowledgements.filter(({ reason }) => reason.trim().length < 40);
  expect(short).toEqual([]);
});
