import { dayOf, yearPeriod } from '#lib/domain/calendar.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Strategy } from '#lib/domain/chain.ts';
import type { Objective } from '#lib/domain/objective.ts';
import type { Area, Registry } from '#lib/domain/org.ts';
import type { EntityPlan } from '#lib/domain/plan.ts';
import type { Texts } from '#lib/texts/texts.ts';
import type { DocumentTemplate, Picture } from './document-tree.ts';

/** What the documents of a year are made of, as this device has it. */
export interface PlanFacts {
  year: number;
  /** The day the document is made. */
  today: IsoDate;
  registry: Registry;
  plan: EntityPlan;
  strategy: Strategy;
  areas: readonly AreaFacts[];
  /** The ente's own, null where it has brought none. */
  stemma: Omit<Picture, 'alt'> | null;
}

export interface AreaFacts {
  area: Area;
  objectives: readonly Objective[];
}

export interface DocumentChoice {
  template: DocumentTemplate;
  /** Without them: how many people, of which categories. */
  names: boolean;
}

/** What the whole of a document's making looks at. */
export interface Making {
  facts: PlanFacts;
  choice: DocumentChoice;
  texts: Texts;
}

/** The day on which people are looked for in their places: today within the year of the plan, else its nearer end. */
export function dayWithin(year: number, today: IsoDate): IsoDate {
  const { from, to } = yearPeriod(year);
  if (today < from) return from;
  return today > to ? dayOf(year, 12, 31) : today;
}
