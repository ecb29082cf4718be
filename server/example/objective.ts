import type {
  Indicator,
  IndicatorDraft,
  ObjectiveDetail,
  ObjectiveDraft,
  ObjectiveType,
} from '#lib/domain/objective.ts';
import type { PersonKey } from './people.ts';
import type { StrategicKey } from './strategy.ts';

/** A person with the months and days in between, or a group in words. */
interface ExampleParticipation {
  who: PersonKey | { group: string };
  /** `09-01`; absent: the whole year. */
  from?: string;
  to?: string;
}

/** A step of the work: from its first month to its last. */
export interface ExamplePhase {
  title: string;
  planned: readonly [first: number, last: number];
  /** How many months later than planned it began. */
  late?: number;
  /** `06-30` */
  milestone?: string;
}

export interface ExampleObjective {
  title: string;
  description: string;
  type: ObjectiveType;
  serves: StrategicKey | null;
  expectedPerformance: string;
  /** `12-31` */
  due: string;
  expectedValue: string;
  /** Points; the area's sum is 100. Null: a prerequisite. */
  weight: number | null;
  notes?: string;
  indicators: IndicatorDraft[];
  phases?: readonly ExamplePhase[];
  details?: Pick<ObjectiveDraft, Exclude<ObjectiveDetail, 'transversal' | 'gate'>>;
  people: ExampleParticipation[];
}

/** An indicator that has to grow to its target, or to stay under it. */
export function indicator(
  name: string,
  unit: string,
  baseline: string,
  target: string,
  direction: Indicator['direction'] = 'at-least',
  more: Partial<IndicatorDraft> = {},
): IndicatorDraft {
  return { name, unit, baseline, target, direction, ...more };
}
