import type { Faults, PlanSeed } from './setup.ts';

export interface AreaRow {
  id: string;
  name: string;
  code: string;
  /** The code was typed by hand: a new name no longer changes it. */
  codeTyped: boolean;
}

/** What the second door asks. */
export interface EmptyPlanDraft {
  name: string;
  province: string;
  year: string;
  areas: AreaRow[];
}

/** Faults of the Comune and, under `area-<id>` and `code-<id>`, of each row. */
export function checkEmptyPlan(draft: EmptyPlanDraft): Faults<string> {
  const faults: Faults<string> = {};
  if (draft.name.trim() === '') faults.name = 'Scrivi il nome del Comune.';
  if (!/^[A-Za-z]{2}$/.test(draft.province.trim())) faults.province = 'Scrivi la sigla di due lettere, per esempio BG.';
  const year = Number(draft.year);
  if (!Number.isInteger(year) || year < 2010 || year > 2100)
    faults.year = 'Scrivi l’anno in quattro cifre, per esempio 2027.';
  for (const area of namedAreas(draft)) {
    const code = area.code.trim().toUpperCase();
    if (code === '') faults[`code-${area.id}`] = 'Scrivi un codice breve, per esempio AM.';
    else if (namedAreas(draft).some((other) => other.id !== area.id && other.code.trim().toUpperCase() === code))
      faults[`code-${area.id}`] = `${code} è già di un’altra area.`;
  }
  const first = draft.areas[0];
  if (namedAreas(draft).length === 0 && first !== undefined)
    faults[`area-${first.id}`] = 'Scrivi almeno un’area: gli obiettivi stanno dentro le aree.';
  return faults;
}

/** Rows left empty are no areas. */
export function namedAreas(draft: EmptyPlanDraft): AreaRow[] {
  return draft.areas.filter((area) => area.name.trim() !== '');
}

export function emptyPlan(draft: EmptyPlanDraft): PlanSeed {
  return {
    year: Number(draft.year),
    areas: namedAreas(draft).map((area, order) => ({
      id: area.id,
      name: area.name.trim(),
      code: area.code.trim().toUpperCase(),
      order,
      sharedWith: [],
      from: null,
      to: null,
    })),
    people: [],
    employments: [],
    incarichi: [],
    objectives: [],
  };
}

/** `Valmora` → `Comune di Valmora`: the name as on the letterhead. */
export function letterheadName(typed: string): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  return name === '' || /^(comune|città|unione|comunità|municipio|provincia)\b/i.test(name)
    ? name
    : `Comune di ${name[0]!.toUpperCase()}${name.slice(1)}`;
}
