import type { ImportedPlan } from '#lib/exchange/imported-plan.ts';
import { t } from '#lib/ui/texts.svelte.ts';

export interface ReviewFaults {
  name?: string;
  province?: string;
  year?: string;
}

/** What must be there before anything is created. Gaps in the objectives are completed later, in the plan. */
export function checkReview(plan: ImportedPlan, year: string, purpose: 'setup' | 'entity'): ReviewFaults {
  const faults: ReviewFaults = {};
  const number = Number(year);
  if (!/^\d{4}$/.test(year) || number < 2010 || number > 2100) faults.year = t.start.faults.year;
  if (purpose === 'entity') return faults;
  if ((plan.entity.name ?? '').trim() === '') faults.name = t.start.faults.name;
  if (!/^[A-Za-z]{2}$/.test((plan.entity.province ?? '').trim())) faults.province = t.start.faults.province;
  return faults;
}
