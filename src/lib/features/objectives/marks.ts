import type { Objective } from '#lib/domain/objective.ts';
import { personName, personOf } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import { placeKey, type App, type FieldPlace, type LiveArea, type Mark } from './types.ts';

export type Marks = ReadonlyMap<string, ReadonlyMap<string, Mark>>;

/** Which objective a row of the document belongs to. */
function owners(objectives: Objective[]): Map<string, string> {
  const owner = new Map<string, string>();
  for (const objective of objectives) {
    owner.set(objective.id, objective.id);
    for (const indicator of objective.indicators) owner.set(indicator.id, objective.id);
    for (const phase of objective.phases) owner.set(phase.id, objective.id);
    for (const participation of objective.participations) owner.set(participation.id, objective.id);
  }
  return owner;
}

const rowOf = (key: string) => key.split('/')[1] ?? '';

/**
 * Everything that marks single values, grouped by objective: gathered once per event, so that a row without marks has
 * nothing to look at. Of what becomes confirmed only the values in `touched` get a tick.
 */
export function gatherMarks(live: LiveArea, app: App, objectives: Objective[], touched: ReadonlySet<string>): Marks {
  const owner = owners(objectives);
  const marks = new Map<string, Map<string, Mark>>();
  const at = (key: string): Mark | null => {
    const objective = owner.get(rowOf(key));
    if (objective === undefined) return null;
    const inside = marks.get(objective) ?? new Map<string, Mark>();
    marks.set(objective, inside);
    const mark = inside.get(key) ?? {};
    inside.set(key, mark);
    return mark;
  };
  const put = (key: string, change: Mark) => {
    const mark = at(key);
    if (mark) Object.assign(mark, change);
  };
  for (const [key, pending] of live.pending) put(key, { pending });
  for (const key of touched) if (live.confirmed(key)) put(key, { confirmed: true });
  for (const twin of live.twins) put(`${twin.table}/${twin.row}/${twin.field}`, { twin });
  for (const [key, { person }] of live.remote) {
    const known = personOf(app.registry, person);
    const colour = live.present.find((one) => one.person === person)?.colour ?? null;
    put(key, { fresh: { name: known ? personName(known) : t.objective.marks.colleague, colour } });
  }
  for (const writer of live.present) if (writer.focus) put(placeKey(writer.focus as FieldPlace), { writer });
  return marks;
}
