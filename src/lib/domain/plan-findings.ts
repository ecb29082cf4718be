import { yearPeriod, overlap } from './calendar.ts';
import type { Registry } from './org.ts';
import type { EntityPlan } from './plan.ts';
import { findingKey, lintText } from './text-lint.ts';
import type { Finding, LintContext } from './text-lint.ts';

/** What the check of the texts has to know of the ente. */
function contextOf(registry: Registry, year: number): LintContext {
  const reaching = registry.mandates.filter((mandate) => overlap(mandate, yearPeriod(year)));
  return {
    entity: registry.entity.name,
    partners: registry.agreements.map((agreement) => agreement.entity),
    year,
    mandates: reaching.flatMap(({ from, to }) =>
      from === null || to === null ? [] : [{ from: Number(from.slice(0, 4)), to: Number(to.slice(0, 4)) }],
    ),
  };
}

/** What is worth a look in a chapter: `open` waits for somebody, `accepted` somebody has left as it is. */
export function chapterFindings(
  plan: EntityPlan,
  chapter: string,
  registry: Registry,
): { open: Finding[]; accepted: Finding[] } {
  const body = plan.chapters.find(({ id }) => id === chapter)?.body;
  if (body === undefined) return { open: [], accepted: [] };
  const keys = new Set(plan.acceptedFindings.filter((one) => one.chapter === chapter).map(({ key }) => key));
  const found = lintText(body, contextOf(registry, plan.year));
  return {
    open: found.filter((one) => !keys.has(findingKey(one))),
    accepted: found.filter((one) => keys.has(findingKey(one))),
  };
}

export function openFindings(plan: EntityPlan, chapter: string, registry: Registry): Finding[] {
  return chapterFindings(plan, chapter, registry).open;
}
