import type { AcceptedFinding, Chapter, Figure } from './chapter.ts';
import type { AreaId, MandateId } from './org.ts';
import type { Objective } from './objective.ts';

/** The objectives of one area in one year. */
export interface AreaPlan {
  year: number;
  area: AreaId;
  /** In order; without the discarded ones. */
  objectives: Objective[];
  /** The Cestino: discarded objectives, latest first. */
  discarded: Objective[];
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
}

/** What the whole ente shares in one year. */
export interface EntityPlan {
  year: number;
  strategicObjectives: StrategicObjective[];
  chapters: Chapter[];
  acceptedFindings: AcceptedFinding[];
  figures: Figure[];
}
