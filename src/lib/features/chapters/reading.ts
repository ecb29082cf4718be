import type { App } from '#lib/app/context.ts';
import type { LivePlan } from '#lib/app/context.ts';
import type { Chapter } from '#lib/domain/chapter.ts';
import { findingKey, lintText, type Finding, type LintContext } from '#lib/domain/text-lint.ts';
import { planFieldValue, type PlanFieldValue } from '#lib/texts/plan-fields.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** What a field of a chapter says, from the registry as it is now. */
export function fieldReader(app: App, year: number): (name: string) => PlanFieldValue {
  const { registry } = app;
  if (!registry) return (name) => ({ label: name, value: name, missing: true });
  const facts = { registry, year, mandates: [] };
  return (name) => planFieldValue(name, facts, t);
}

function lintContext(app: App, year: number): LintContext | null {
  const { registry } = app;
  if (!registry) return null;
  return {
    entity: registry.entity.name,
    partners: registry.agreements.map((agreement) => agreement.entity),
    year,
    mandates: [],
  };
}

/** What is worth a look in a chapter: `open` waits for somebody, `accepted` somebody has left as it is. */
export function findingsOf(app: App, live: LivePlan, chapter: Chapter): { open: Finding[]; accepted: Finding[] } {
  const context = lintContext(app, live.value.year);
  if (!context) return { open: [], accepted: [] };
  const keys = new Set(live.value.acceptedFindings.filter((one) => one.chapter === chapter.id).map(({ key }) => key));
  const found = lintText(chapter.body, context);
  return {
    open: found.filter((one) => !keys.has(findingKey(one))),
    accepted: found.filter((one) => keys.has(findingKey(one))),
  };
}

export function countWords(text: string): number {
  return text.match(/\p{L}[\p{L}’'-]*/gu)?.length ?? 0;
}
