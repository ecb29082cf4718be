import type { ImportedPlan } from '#lib/exchange/imported-plan.ts';

export interface ReviewFaults {
  name?: string;
  province?: string;
  year?: string;
}

/** What must be there before anything is created. Gaps in the objectives are completed later, in the plan. */
export function checkReview(plan: ImportedPlan, year: string, purpose: 'setup' | 'entity'): ReviewFaults {
  const faults: ReviewFaults = {};
  const number = Number(year);
  if (!/^\d{4}$/.test(year) || number < 2010 || number > 2100)
    faults.year = 'Scrivi l’anno in quattro cifre, per esempio 2027.';
  if (purpose === 'entity') return faults;
  if ((plan.entity.name ?? '').trim() === '') faults.name = 'Scrivi il nome del Comune.';
  if (!/^[A-Za-z]{2}$/.test((plan.entity.province ?? '').trim()))
    faults.province = 'Scrivi la sigla di due lettere, per esempio BG.';
  return faults;
}
