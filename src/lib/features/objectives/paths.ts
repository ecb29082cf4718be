import { formatView, type ObjectiveView } from '#lib/domain/objective-view.ts';
import { layoutSegment, type Layout } from './layouts.ts';

interface Where {
  year: number;
  area: { id: string };
}

export const areaPath = ({ year, area }: Where): string => `/${year}/obiettivi/${area.id}`;
/** The area in one of its layouts. */
export const layoutPath = (where: Where, layout: Layout): string =>
  [areaPath(where), layoutSegment(layout)].filter(Boolean).join('/');
/** Who does what in all areas. */
export const peoplePath = (year: number): string => `/${year}/persone`;
export const sheetPath = (where: Where, objective: string): string => `${areaPath(where)}/${objective}`;
/** The row of an objective among the others. */
export const rowPath = (where: Where, objective: string): string => `${areaPath(where)}#riga-${objective}`;
/** The whole of one objective on a page of its own. */
export const schedaPath = (where: Where, objective: string): string => `${sheetPath(where, objective)}/scheda`;
export const schedePrintPath = (where: Where): string => `${areaPath(where)}/stampa-schede`;
/** The part of an address that says how the objectives are looked at. */
export const viewSearch = (view: ObjectiveView): string => {
  const text = formatView(view);
  return text === '' ? '' : `?${new URLSearchParams({ vista: text })}`;
};
export const binPath = (where: Where): string => `${areaPath(where)}/cestino`;
export const historyPath = ({ year, area }: Where, objective?: string): string =>
  `/${year}/cronologia?di=${area.id}${objective === undefined ? '' : `&riga=objectives:${objective}`}`;
/** Where the document of an area, or of one objective of it, is made as a file. */
export const documentPath = ({ year, area }: Where, objective?: string): string =>
  `/${year}/documenti?${new URLSearchParams({
    documento: objective === undefined ? 'areas' : 'schede',
    area: area.id,
    ...(objective !== undefined && { obiettivo: objective }),
  })}`;
export const printPath = (where: Where): string => `${areaPath(where)}/stampa`;
export const reviewPath = (where: Where): string => `${areaPath(where)}/da-rivedere`;
export const strategyPath = (year: number): string => `/${year}/strategia`;
