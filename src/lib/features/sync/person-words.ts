import type { App } from '#lib/app/context.ts';
import { personName, personOf } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** A person's name, also of one who is no longer in the registry. */
export function nameOfPerson(app: Pick<App, 'registry'>, id: string | null): string {
  const person = id === null ? null : personOf(app.registry, id);
  return person ? personName(person) : t.refused.proposals.someoneGone;
}
