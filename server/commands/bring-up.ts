import type { AreaDocument } from '#lib/documents/area-document.ts';
import type { Objective, ObjectiveDraft, ObjectiveField } from '#lib/domain/objective.ts';

/** What a file says of an objective; the rest of the row is people's own. */
const SAID = ['title', 'description', 'type', 'expectedPerformance', 'dueDate', 'expectedValue', 'weight'] as const;
/** And of an indicator. */
const MEASURED = ['unit', 'baseline', 'target', 'formula', 'source'] as const;
type Said = Pick<Objective, (typeof SAID)[number]>;

/** Brings a row up to what a file says of it; what the file leaves out stays. Returns its id. */
export function bringUp(document: AreaDocument, row: Objective, draft: ObjectiveDraft): string {
  for (const field of SAID) write(document, row, field, draft[field]);
  bringUpPeople(document, row, draft.participations);
  for (const { name, ...values } of draft.indicators) {
    const known = row.indicators.find((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
    if (known === undefined) document.addIndicator(row.id, { name, ...values });
    for (const field of MEASURED) {
      const said = values[field] ?? '';
      if (known !== undefined && said !== '' && said !== known[field]) document.setIndicator(known.id, field, said);
    }
  }
  return row.id;
}

function write<Field extends keyof Said & ObjectiveField>(
  document: AreaDocument,
  row: Objective,
  field: Field,
  value: Said[Field],
): void {
  if (value !== null && value !== '' && value !== row[field])
    document.setField(row.id, field, value as Objective[Field]);
}

function bringUpPeople(document: AreaDocument, row: Objective, said: ObjectiveDraft['participations']): void {
  if (said.length === 0) return;
  type Part = ObjectiveDraft['participations'][number];
  const same = (a: Part, b: Part): boolean =>
    a.person === b.person && a.group === b.group && a.from === b.from && a.to === b.to;
  for (const one of row.participations)
    if (!said.some((other) => same(one, other))) document.removeParticipation(one.id);
  for (const one of said)
    if (!row.participations.some((other) => same(one, other))) document.addParticipation(row.id, one);
}

/** Puts a row back as it was before `bringUp`. */
export function putBack(document: AreaDocument, before: Objective): void {
  for (const field of SAID) document.setField(before.id, field, before[field]);
  const now = document.read().objectives.find((one) => one.id === before.id);
  if (now === undefined) return;
  for (const { id } of now.participations)
    if (!before.participations.some((one) => one.id === id)) document.removeParticipation(id);
  for (const { id, position: _position, ...values } of before.participations)
    if (!now.participations.some((one) => one.id === id)) document.addParticipation(before.id, values);
  for (const indicator of now.indicators) {
    const known = before.indicators.find((one) => one.id === indicator.id);
    if (known === undefined) document.removeIndicator(indicator.id);
    else
      for (const field of MEASURED)
        if (known[field] !== indicator[field]) document.setIndicator(known.id, field, known[field]);
  }
}
