import type { App } from '#lib/app/context.ts';
import type { LivePlan } from '#lib/app/context.ts';
import type { Chapter } from '#lib/domain/chapter.ts';
import { mandatesOf } from '#lib/domain/mandate.ts';
import { chapterFindings } from '#lib/domain/plan-findings.ts';
import type { Finding } from '#lib/domain/text-lint.ts';
import { planFieldValue, type PlanFieldValue } from '#lib/texts/plan-fields.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** What a field of a chapter says, from the registry as it is now. */
export function fieldReader(app: App, year: number): (name: string) => PlanFieldValue {
  const { registry } = app;
  if (!registry) return (name) => ({ label: name, value: name, missing: true });
  const facts = { registry, year, mandates: mandatesOf(registry, year) };
  return (name) => planFieldValue(name, facts, t);
}

/** What is worth a look in a chapter: `open` waits for somebody, `accepted` somebody has left as it is. */
export function findingsOf(app: App, live: LivePlan, chapter: Chapter): { open: Finding[]; accepted: Finding[] } {
  return app.registry ? chapterFindings(live.value, chapter.id, app.registry) : { open: [], accepted: [] };
}

export function countWords(text: string): number {
  return text.match(/\p{L}[\p{L}’'-]*/gu)?.length ?? 0;
}
