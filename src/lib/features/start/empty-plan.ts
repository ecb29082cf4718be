import type { Faults, PlanSeed } from './setup.ts';
import { t } from '#lib/ui/texts.svelte.ts';

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
  if (draft.name.trim() === '') faults.name = t.start.faults.name;
  if (!/^[A-Za-z]{2}$/.test(draft.province.trim())) faults.province = t.start.faults.province;
  const year = Number(draft.year);
  if (!Number.isInteger(year) || year < 2010 || year > 2100) faults.year = t.start.faults.year;
  for (const area of namedAreas(draft)) {
    const code = area.code.trim().toUpperCase();
    if (code === '') faults[`code-${area.id}`] = t.start.faults.areaCode;
    else if (namedAreas(draft).some((other) => other.id !== area.id && other.code.trim().toUpperCase() === code))
      faults[`code-${area.id}`] = t.start.faults.areaCodeTaken(code);
  }
  const first = draft.areas[0];
  if (namedAreas(draft).length === 0 && first !== undefined) faults[`area-${first.id}`] = t.start.faults.noArea;
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

/** Names that say already what kind of body they are. */
const BODIES =
  /^(comune|città|unione|comunità|municipio|provincia|gemeinde|marktgemeinde|stadt|bezirksgemeinschaft)\b/i;

/** `Valmora` → `Comune di Valmora`: the name as on the letterhead. */
export function letterheadName(typed: string): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  return name === '' || BODIES.test(name)
    ? name
    : t.start.empty.letterhead(`${name[0]!.toUpperCase()}${name.slice(1)}`);
}
