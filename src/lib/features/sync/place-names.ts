import type { App } from '#lib/app/context.ts';
import type { AreaPlan, EntityPlan, MandateProgramme } from '#lib/domain/plan.ts';
import { personName } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';

interface RowPlace {
  document: string;
  table: string;
  row: string;
}

/** How people know the rows that changes speak of: `AM.5`, or the title where there is no code. */
export interface PlaceNames {
  rowName(place: RowPlace): string;
  /** A person or a row a value refers to. */
  nameOf(id: string): string | null;
}

export function placeNames(
  app: Pick<App, 'documents' | 'registry' | 'area' | 'plan' | 'mandate'>,
  places: readonly RowPlace[],
): PlaceNames {
  const names = new Map<string, string>();
  for (const person of app.registry?.people ?? []) names.set(person.id, personName(person));
  for (const alias of app.registry?.aliases ?? []) names.set(alias.id, names.get(alias.person) ?? personName(alias));
  for (const id of new Set(places.map((place) => place.document))) {
    const entry = app.documents.find((document) => document.id === id);
    if (!entry) continue;
    const { year, area, mandate } = entry;
    if (year !== null && area !== null) nameObjectives(app.area(year, area)?.value, names);
    else if (year !== null) nameStrategy(app.plan(year)?.value, names);
    else if (mandate !== null) nameLines(app.mandate(mandate)?.value, names);
  }
  return {
    rowName: (place) => names.get(place.row) ?? t.fields.row(place.table),
    nameOf: (id) => names.get(id) ?? null,
  };
}

function nameObjectives(plan: AreaPlan | undefined, names: Map<string, string>): void {
  for (const objective of [...(plan?.objectives ?? []), ...(plan?.discarded ?? [])]) {
    const name = objective.code || objective.title || t.sync.newObjective;
    for (const id of [
      objective.id,
      ...objective.indicators.map((one) => one.id),
      ...objective.phases.map((one) => one.id),
      ...objective.participations.map((one) => one.id),
    ])
      names.set(id, name);
  }
}

function nameStrategy(plan: EntityPlan | undefined, names: Map<string, string>): void {
  for (const objective of [...(plan?.strategicObjectives ?? []), ...(plan?.transversals ?? [])])
    names.set(objective.id, objective.code || objective.title);
  for (const chapter of plan?.chapters ?? []) names.set(chapter.id, chapter.title);
  for (const figure of plan?.figures ?? []) names.set(figure.id, figure.label);
}

function nameLines(programme: MandateProgramme | undefined, names: Map<string, string>): void {
  for (const line of programme?.lines ?? []) names.set(line.id, line.title);
}
