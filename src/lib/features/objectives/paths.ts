interface Where {
  year: number;
  area: { id: string };
}

export const areaPath = ({ year, area }: Where): string => `/${year}/obiettivi/${area.id}`;
export const sheetPath = (where: Where, objective: string): string => `${areaPath(where)}/${objective}`;
export const binPath = (where: Where): string => `${areaPath(where)}/cestino`;
export const printPath = (where: Where): string => `${areaPath(where)}/stampa`;
export const reviewPath = (where: Where): string => `${areaPath(where)}/da-rivedere`;
export const strategyPath = (year: number): string => `/${year}/strategia`;
