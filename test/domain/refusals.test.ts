import { describe, expect, it } from 'vitest';
import { refusals, refuse } from '#domain/refusals.ts';

describe('refusals', () => {
  it('says the sentences that are shown exactly', () => {
    const sentence = '该考生还没有传照片，请传完照片后再进行缴费业务';
    expect(refusals['already-approved'].title).toBe('资格审核通过，不可再修改报考信息！');
    expect(refusals['photo-missing'].title).toBe(sentence);
    expect(refusals['photo-not-approved'].title).toBe(sentence);
    expect(refusals['login-failed'].title).toBe('姓名、身份证号或报名序号不正确');
  });

  it('answers a state with 409, and nothing with a fault', () => {
    for (const code of [
      'already-registered',
      'window-closed',
      'position-barred',
      'pledge-outdated',
      'already-approved',
      'version-conflict',
      'not-pending',
      'not-qualified',
      'photo-approved',
      'photo-missing',
      'photo-not-approved',
      'already-paid',
      'order-unresolved',
    ] as const) {
      expect(refusals[code].status).toBe(409);
    }
    for (const [code, { status, title }] of Object.entries(refusals)) {
      expect(status).toBeGreaterThanOrEqual(400);
      // The one silence that is not ours: a gateway's.
      if (code === 'gateway-unavailable') expect(status).toBe(503);
      else expect(status).toBeLessThan(500);
      expect(title).toMatch(/\p{Script=Han}/u);
    }
  });

  it('carries a detail only when there is one', () => {
    expect(refuse('withdrawn')).toEqual({ refusal: { code: 'withdrawn' } });
    expect(refuse('not-payable', '已退费')).toEqual({
      refusal: { code: 'not-payable', detail: '已退费' },
    });
  });
});
