import { describe, expect, it } from 'vitest';
import { fitting, isConcerned } from '#domain/payment/mass-refund.ts';
import { openOrder, paid, payable, stateOf, waived } from '../support/builders.ts';

const run = { planned: 5, limitFen: 1000, started: 0, startedFen: 0 };

describe('fitting', () => {
  it.each([
    ['all', run, [100, 200, 300], 3],
    ['to the fen', run, [400, 600], 2],
    ['not a fen more', run, [400, 601], 1],
    ['nothing skipped to squeeze in a smaller one', run, [900, 200, 50], 1],
    ['the count', { ...run, planned: 2 }, [1, 1, 1], 2],
    ['what was started before', { ...run, started: 4, startedFen: 950 }, [50, 1], 1],
    ['nothing left', { ...run, startedFen: 1000 }, [1], 0],
  ])('%s', (_name, limits, amounts, count) => {
    expect(fitting(limits, amounts)).toBe(count);
  });
});

describe('isConcerned', () => {
  it('is a paid fee of the position, or of any', () => {
    const done = stateOf({ ...payable, ...paid });
    expect(isConcerned({}, done)).toBe(true);
    expect(isConcerned({ positionCode: done.positionCode }, done)).toBe(true);
    expect(isConcerned({ positionCode: 'P9' }, done)).toBe(false);
    expect(isConcerned({}, stateOf({ ...payable, ...waived }))).toBe(false);
    expect(isConcerned({}, stateOf({ ...payable, ...openOrder }))).toBe(false);
  });
});
