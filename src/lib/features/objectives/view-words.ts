import { formatView, type ObjectiveView } from '#lib/domain/objective-view.ts';
import { personName, personOf } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import type { AreaScreen } from './area-screen.svelte.ts';

/** The name under which a view is kept, if it is. */
export function viewName(screen: AreaScreen): string | null {
  const text = formatView(screen.view);
  if (text === '') return t.views.all;
  return screen.app.personal?.views.find(({ view }) => view === text)?.name ?? null;
}

/** What a view asks for, in the order of the filters: `da completare`, `tipo sviluppo`. */
export function viewReasons(screen: AreaScreen, view: ObjectiveView): string[] {
  const { reasons, states } = t.views;
  const person = personOf(screen.app.registry, view.person);
  const strategic = screen.app
    .plan(screen.year)
    ?.value.strategicObjectives.find(({ id }) => id === view.strategicObjective);
  return [
    view.state && states[view.state].toLocaleLowerCase(t.format.locale),
    view.type && reasons.type(t.fields.types[view.type]),
    view.person && (person ? personName(person) : t.views.person),
    view.strategicObjective && (strategic ? strategic.code || strategic.title : t.views.strategic),
    view.dueBy && reasons.dueBy(t.format.date(view.dueBy)),
    view.text.trim() !== '' && reasons.text(view.text.trim()),
  ].filter((one) => typeof one === 'string');
}
