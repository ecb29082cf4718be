import type { AcceptedFinding, Chapter, Figure } from './chapter.ts';
import type { AreaId, MandateId, PersonId } from './org.ts';
import type { IsoDate } from './calendar.ts';
import type { IndicatorDirection, Objective } from './objective.ts';

/** The objectives of one area in one year. */
export interface AreaPlan {
  year: number;
  area: AreaId;
  /** In order; without the discarded ones. */
  objectives: Objective[];
  /** The Cestino: discarded objectives, latest first. */
  discarded: Objective[];
  /** Why the area does not take up objectives offered to it. */
  refusals: Refusal[];
}

/** An area’s no to a transversal objective. */
export interface Refusal {
  id: string;
  position: string;
  transversal: string;
  reason: string;
}

/** A line of the Sindaco's programme (art. 46 TUEL). */
export interface MandateLine {
  id: string;
  position: string;
  title: string;
  description: string;
}

/** What a Sindaco promised for a mandate: its lines, in order. */
export interface MandateProgramme {
  mandate: MandateId;
  lines: MandateLine[];
}

/** A strategic objective of the DUP. */
export interface StrategicObjective {
  id: string;
  position: string;
  code: string;
  title: string;
  description: string;
  /** A line of any mandate: ids are unique over all of them. */
  mandateLine: string | null;
  /** Code of the missione of the bilancio, `01`, and of its programma, `01.07`; empty when not said. */
  missione: string;
  programma: string;
  /** The years it takes, both included: normally the triennium of the DUP. */
  fromYear: number | null;
  toYear: number | null;
  /** The Sindaco or assessore who answers for it, as a person or in words. */
  politicalLead: PersonId | null;
  politicalLeadName: string;
  expectedResult: string;
}

/** An objective of the whole ente, offered to areas that take it up with a weight, people and phases of their own. */
export interface Transversal {
  id: string;
  position: string;
  code: string;
  title: string;
  description: string;
  expectedPerformance: string;
  dueDate: IsoDate | null;
  expectedValue: string;
  indicatorName: string;
  indicatorUnit: string;
  indicatorTarget: string;
  indicatorDirection: IndicatorDirection | null;
  /** The law or act it comes from. */
  source: string;
  strategicObjective: string | null;
  offeredToAll: boolean;
  /** When not offered to all. */
  offeredTo: AreaId[];
}

/** What the whole ente shares in one year. */
export interface EntityPlan {
  year: number;
  strategicObjectives: StrategicObjective[];
  transversals: Transversal[];
  chapters: Chapter[];
  acceptedFindings: AcceptedFinding[];
  figures: Figure[];
}
