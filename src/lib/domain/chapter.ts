import type { RichText } from './rich-text.ts';

/** A narrative part of the plan. */
export interface Chapter {
  id: string;
  position: string;
  title: string;
  /** Key of the template it was begun from; empty for one of the ente's own. */
  template: string;
  body: RichText;
}

/** A finding of the text check that somebody has looked at and wants left as it is. */
export interface AcceptedFinding {
  id: string;
  chapter: string;
  /** `findingKey` of it. */
  key: string;
}

export const FIGURE_GROUPS = ['territory', 'population', 'staff', 'budget'] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

/** A figure of the context over the three years before the plan's first one. */
export interface Figure {
  id: string;
  position: string;
  group: FigureGroup | null;
  label: string;
  /** `abitanti`, `€`, `%`, … */
  unit: string;
  source: string;
  /** As written, `1.240,5`; the plan's year minus three, two, one. */
  before3: string;
  before2: string;
  before1: string;
}
