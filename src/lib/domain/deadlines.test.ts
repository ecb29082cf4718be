import { expect, test } from 'vitest';
import { planApproval, planApprovalDay, reportApprovalDay } from './deadlines.ts';

test('the plan of a year is approved by 31 January', () => {
  expect(planApproval(2027, '2027-01-13')).toMatchObject({ day: '2027-01-31', left: 18 });
  expect(planApproval(2027, '2026-11-22')).toMatchObject({ day: '2027-01-31', left: 70 });
  expect(planApproval(2027, '2027-01-13')?.source).toContain('150');
});

test('on the day nothing is left, after it nothing is said', () => {
  expect(planApproval(2027, '2027-01-31')?.left).toBe(0);
  expect(planApproval(2027, '2027-02-01')).toBeNull();
  expect(planApproval(2026, '2026-11-22')).toBeNull();
});

test('no rule bound the years before it', () => {
  expect(planApproval(2009, '2008-12-01')).toBeNull();
  expect(planApprovalDay(2009)).toBeNull();
  expect(reportApprovalDay(2009)).toBeNull();
});

test('the Relazione on a year is approved by 30 June of the next', () => {
  expect(reportApprovalDay(2027)).toBe('2028-06-30');
});
