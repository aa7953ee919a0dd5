import { expect, it } from 'vitest';
import { exportScope } from '#adapters/exports/scope.ts';

const staff = (...groups: string[]) => ({ subject: 's', username: 's', groups });

it('gives administrators all, a lead the own departments, an auditor the figures alone', () => {
  expect(exportScope(staff('exam-admin'), 'handover')).toBe('all');
  expect(exportScope(staff('lead', 'dept:*'), 'applications')).toBe('all');
  expect(exportScope(staff('lead', 'dept:620102'), 'applications')).toEqual(['620102']);
  expect(exportScope(staff('auditor', 'dept:*'), 'applications')).toBeUndefined();
  expect(exportScope(staff('auditor'), 'statistics')).toBe('all');
  for (const role of ['finance', 'reviewer', 'photo-reviewer'])
    expect(exportScope(staff(role, 'dept:*'), 'statistics')).toBeUndefined();
});
