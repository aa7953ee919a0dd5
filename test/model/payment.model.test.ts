/**
 * The claim of the ledger, checked by exhaustion: whatever the order of steps, wherever a process
 * crashes, and with the worst gateway, nobody pays twice, is refunded twice, or pays for nothing.
 */
import { describe, expect, test } from 'vitest';
import type { Removed } from './payment/books.ts';
import { explore } from './payment/explore.ts';
import { scenarios } from './payment/scenarios.ts';

const all = Object.entries(scenarios).map(([name, scenario]) => ({ name, scenario }));

describe('every order of steps and every crash', () => {
  test.each(all)('$name', { timeout: 60_000 }, ({ scenario }) => {
    const explored = explore(scenario);
    expect(explored.violations).toEqual([]);
    expect(explored.states).toBeGreaterThan(20);
  });
});

/** Where leaving a condition out is found soonest, and what goes wrong then. */
const needed: { removed: Removed; in: string; wrong: RegExp }[] = [
  { removed: 'capture is new', in: 'a notice three times', wrong: /I[236]/ },
  { removed: 'fee is due', in: 'another gateway, both paid late', wrong: /I1/ },
  { removed: 'one transaction', in: 'a notice three times', wrong: /I[1267]/ },
  { removed: 'waiver of a due fee', in: 'a waiver while the bank page is open', wrong: /I[26]/ },
  { removed: 'same refund number', in: 'one order debited twice', wrong: /I4/ },
  { removed: 'cause of the surplus', in: 'a late capture of a reopened fee', wrong: /I9/ },
];

describe('without one condition', () => {
  test.each(needed)('$removed: it goes wrong', { timeout: 60_000 }, ({ removed, wrong, ...at }) => {
    const scenario = scenarios[at.in];
    if (!scenario) throw new Error(`no scenario ${at.in}`);
    expect(explore(scenario, removed).violations.join()).toMatch(wrong);
  });
});
