import type { Area } from '#lib/domain/org.ts';

export interface ServingObjective {
  area: Area;
  id: string;
  code: string;
  title: string;
  strategic: string;
}

/** Strategic objective → operational objectives that serve it; those that serve none are under ''. */
export type Served = ReadonlyMap<string, ServingObjective[]>;
