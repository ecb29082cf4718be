import type { App } from '#lib/app/context.ts';
import { mandatesOf, sindacoName } from '#lib/domain/mandate.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** A document whose history this person may read. */
export interface HistoryDocument {
  id: string;
  /** As addresses name it: it stays the same when the document behind it is replaced. */
  key: string;
  label: string;
  area: string | null;
}

export const PLAN_KEY = 'piano';

/** Those of one year, areas first. */
export function historyDocuments(app: App, year: number): HistoryDocument[] {
  const { registry } = app;
  if (!registry) return [];
  const found = app.documents.flatMap((entry): HistoryDocument[] => {
    const { id, kind, area, mandate } = entry;
    if (kind === 'area' && entry.year === year && area !== null) {
      if (!app.may({ act: 'read-history', document: { kind, year, area } })) return [];
      const name = registry.areas.find((one) => one.id === area)?.name ?? area;
      return [{ id, key: area, label: `${name} ${year}`, area }];
    }
    if (kind === 'plan' && entry.year === year) {
      if (!app.may({ act: 'read-history', document: { kind, year } })) return [];
      return [{ id, key: PLAN_KEY, label: t.history.plan(year), area: null }];
    }
    if (kind !== 'mandate' || mandate === null) return [];
    if (!app.may({ act: 'read-history', document: { kind, mandate } })) return [];
    const known = mandatesOf(registry, year).find((one) => one.id === mandate);
    return known ? [{ id, key: mandate, label: t.history.mandate(sindacoName(known, registry)), area: null }] : [];
  });
  const order = (one: HistoryDocument) => registry.areas.find(({ id }) => id === one.area)?.order ?? Infinity;
  return found.toSorted((a, b) => order(a) - order(b) || Number(a.key !== PLAN_KEY) - Number(b.key !== PLAN_KEY));
}
