import type { FoundPlace } from '#lib/domain/findables.ts';

/** Fields of an objective that have a cell of their own in the table; the others stand on its scheda. */
const CELLS = /^(description|expected|value|people|indicator-.+)$/;

function objectiveHref(area: string, id: string, field: string | null): string {
  if (field === null) return `${area}#riga-${id}`;
  if (CELLS.test(field)) return `${area}#cella-${id}-${field}`;
  const [, name, row] = /^(formula|source|phase)-(.+)$/.exec(field) ?? [];
  return `${area}/${id}/scheda#${name === 'phase' ? `fase-${row}` : `campo-${row ?? id}-${name ?? field}`}`;
}

/** The address of something found; the fragment names the element that is shown and ringed at arrival. */
export function hrefOf(place: FoundPlace, field: string | null, yearAtWork: number | null): string {
  const year = place.year ?? yearAtWork;
  switch (place.kind) {
    case 'objective': {
      const area = `/${year}/obiettivi/${place.area}`;
      if (place.discarded) return `${area}/cestino#riga-${place.id}`;
      return objectiveHref(area, place.id, field);
    }
    case 'strategic-objective':
    case 'mandate-line':
      return `/${year}/strategia#voce-${place.id}`;
    case 'chapter': {
      const line = /^line-(\d+)$/.exec(field ?? '')?.[1];
      return `/${year}/testi/${place.id}${line === undefined ? '' : `#testo-${line}`}`;
    }
    case 'figure':
      return `/${year}/contesto#dato-${place.id}`;
    case 'service':
      return `/ente/organigramma#chart-${place.area}`;
    case 'person':
      return `/ente/persone/${place.id}`;
    case 'area':
      return year === null ? '/ente' : `/${year}/obiettivi/${place.id}`;
    default:
      return place.kind satisfies never;
  }
}
