import type { App } from '#lib/app/context.ts';
import type { NodeKey, PerformanceTree } from '#lib/domain/performance-tree.ts';
import { personListName, personOf, type AreaId, type PersonId } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** What each node is called, and where it is written. */
export interface NodeWords {
  name: string;
  href: string | null;
}

/** The words of every node of a tree, by key. */
export function nodeWords(app: App, tree: PerformanceTree, year: number): Map<NodeKey, NodeWords> {
  const words = new Map<NodeKey, NodeWords>();
  const titled = (one: { code?: string; title: string }) =>
    [one.code, one.title || t.strategy.untitled].filter(Boolean).join(' ');
  const strategic = [...tree.lines.flatMap((line) => line.strategic), ...tree.loose];
  for (const { line } of tree.lines) {
    words.set(`line/${line.id}`, { name: titled(line), href: `/${year}/strategia#voce-${line.id}` });
  }
  for (const { objective } of strategic) {
    words.set(`strategic/${objective.id}`, {
      name: titled(objective),
      href: `/${year}/strategia#voce-${objective.id}`,
    });
  }
  for (const { area, objective, people } of [...strategic.flatMap((one) => one.operational), ...tree.unlinked]) {
    words.set(`operational/${objective.id}`, {
      name: titled(objective),
      href: `/${year}/obiettivi/${area}/${objective.id}`,
    });
    for (const id of people) {
      words.set(`person/${id}`, { name: nameOf(app, id), href: `/ente/persone/${id}` });
    }
  }
  return words;
}

function nameOf(app: App, id: PersonId): string {
  const person = app.registry ? personOf(app.registry, id) : undefined;
  return person ? personListName(person) : '';
}

export function areaName(app: App, id: AreaId): string {
  return app.registry?.areas.find((area) => area.id === id)?.name ?? '';
}
