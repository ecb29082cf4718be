import type { App } from '#lib/app/context.ts';
import { activeAreas } from '#lib/domain/org.ts';
import type { Findable } from '#lib/domain/search.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** A page to go to, or something to do there. */
export interface Command {
  kind: 'page' | 'action';
  href: string;
  /** Done at arrival. */
  act?: 'add-objective';
}

interface Named extends Command {
  title: string;
  also?: string;
}

/** Pages and actions, only those this person may open or do; those of the year at work. */
export function commandsOf(app: App, year: number | null): Findable<Command>[] {
  const { pages, actions, also } = t.find;
  const areas = app.registry && year !== null ? activeAreas(app.registry, year) : [];
  const before = app.registry?.years.filter((one) => year !== null && one < year).at(-1);
  const last = app.registry?.years.at(-1);
  const open = areas.flatMap((area) => {
    const entry = app.documents.find((document) => document.year === year && document.area === area.id);
    return entry ? [{ area, path: `/${year}/obiettivi/${area.id}`, writable: entry.access === 'write' }] : [];
  });
  const all: Named[] = [
    ...(year === null
      ? []
      : [
          page(pages.objectives(year), `/${year}`, also.objectives),
          page(pages.strategy(year), `/${year}/strategia`, also.strategy),
          page(t.chapters.pageTitle(year), `/${year}/testi`, also.texts),
          page(t.documents.title(year), `/${year}/documenti`, also.print),
        ]),
    page(pages.entity, '/ente', also.entity),
    page(pages.people, '/ente/persone', also.people),
    page(pages.chart, '/ente/organigramma', also.chart),
    ...(app.may('keep-backups') ? [page(t.backups.title, '/ente/copie', also.backups)] : []),
    ...(year === null
      ? []
      : [
          ...(mayReadHistory(app, year) ? [page(t.history.pageName(year), `/${year}/cronologia`)] : []),
          page(t.layouts.work.title(year), `/${year}/persone`, also.work),
          page(t.chapters.contextTitle(year), `/${year}/contesto`, also.context),
          page(pages.transversals(year), `/${year}/strategia/trasversali`, also.transversals),
          page(pages.tree(year), `/${year}/albero`, also.tree),
          ...(before === undefined ? [] : [page(t.year.changes.title(before), `/${year}/cosa-cambia`, also.changes)]),
          page(pages.printWhole(year), `/${year}/stampa`, also.print),
          page(pages.printTexts(year), `/${year}/testi/stampa`, also.print),
        ]),
    page(pages.sync, '/sincronizzazione', also.sync),
    page(pages.refused, '/sincronizzazione/non-accettate', also.sync),
    page(pages.proposals, '/sincronizzazione/proposte', also.sync),
    ...open.map(({ area, path }) => page(pages.print(area.name), `${path}/stampa`, also.print)),
    ...open.map(({ area, path }) => page(pages.printSchede(area.name), `${path}/stampa-schede`, also.print)),
    ...open.map(({ area, path }) => page(pages.bin(area.name), `${path}/cestino`, also.bin)),
    page(pages.privacy, '/privacy'),
    page(pages.accessibility, '/accessibilita'),
    ...open
      .filter(({ writable }) => writable)
      .map(({ area, path }) => ({
        ...action(actions.addObjective(area.name), path, also.addObjective),
        act: 'add-objective' as const,
      })),
    ...(last !== undefined && app.may('open-year')
      ? [action(t.year.next.title(last + 1), `/${last}/anno-nuovo`, also.nextYear)]
      : []),
    ...(app.may('import-plan') ? [action(actions.import, '/importa', also.import)] : []),
    action(actions.access, '/accesso', also.access),
    action(actions.signOut, '/esci', also.signOut),
  ];
  return all.map(({ title, also: words, ...place }) => ({
    id: `${place.kind}/${place.href}/${place.act ?? ''}`,
    place,
    title,
    also: words ?? '',
  }));
}

function page(title: string, href: string, also?: string): Named {
  return { kind: 'page', title, href, ...(also !== undefined && { also }) };
}

function action(title: string, href: string, also: string): Named {
  return { kind: 'action', title, href, also };
}

function mayReadHistory(app: App, year: number): boolean {
  return app.documents.some(
    ({ kind, area }) =>
      (kind === 'plan' && app.may({ act: 'read-history', document: { kind, year } })) ||
      (kind === 'area' && area !== null && app.may({ act: 'read-history', document: { kind, year, area } })),
  );
}
