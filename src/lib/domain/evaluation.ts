import type { IsoDate } from './calendar.ts';
import type { PersonId } from './org.ts';
import type { TalkId } from './confidential.ts';

/** What one component of the evaluation was given, in hundredths of a point, and why. */
export interface Score {
  id: string;
  position: string;
  component: string;
  score: number | null;
  reason: string;
}

/** An evaluator's note for the evaluators. */
export interface SheetNote {
  id: string;
  position: string;
  text: string;
}

/** What the evaluators write about a person. */
export interface EvalSheet {
  year: number;
  person: PersonId;
  scores: Score[];
  notes: SheetNote[];
}

/** What a person writes about the own year. */
export interface SelfSheet {
  year: number;
  person: PersonId;
  answers: Score[];
}

/** Something a person brings to show what was done. */
export interface EvidenceItem {
  id: string;
  position: string;
  objective: string | null;
  day: IsoDate | null;
  text: string;
}

export interface Evidence {
  year: number;
  person: PersonId;
  items: EvidenceItem[];
}

export interface TalkMessage {
  id: string;
  position: string;
  author: PersonId;
  text: string;
}

export interface TalkContent {
  talk: TalkId;
  messages: TalkMessage[];
}
