import type { FoundPlace } from '#lib/domain/findables.ts';

/** Fields of an objective that have a cell of their own in the table. */
const CELLS = /^(description|expected|value|people|indicator-.+)$/;

/** The address of something found; the fragment names the element that is shown and ringed at arrival. */
export function hrefOf(place: FoundPlace, field: string | null, yearAtWork: number | null): string {
  const year = place.year ?? yearAtWork;
  switch (place.kind) {
    case 'objective': {
      const area = `/${year}/obiettivi/${place.area}`;
      if (place.discarded) return `${area}/cestino#riga-${place.id}`;
      if (field === 'notes') return `${area}/${place.id}`;
      return `${area}#${field !== null && CELLS.test(field) ? `cella-${place.id}-${field}` : `riga-${place.id}`}`;
    }
    case 'strategic-objective':
    case 'mandate-line':
      return `/${year}/strategia#voce-${place.id}`;
    case 'chapter':
      return `/${year}/testi/${place.id}`;
    case 'figure':
      return `/${year}/contesto#dato-${place.id}`;
    case 'person':
      return `/ente/persone/${place.id}`;
    case 'area':
      return year === null ? '/ente' : `/${year}/obiettivi/${place.id}`;
    default:
      return place.kind satisfies never;
  }
}
