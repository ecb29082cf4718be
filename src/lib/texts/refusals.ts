import type { closures, http } from './it/refusals.ts';

export type HttpTexts = Readonly<Record<keyof typeof http, string>>;
export interface Closure {
  sentence: string;
  step: string;
}
export type ClosureTexts = Readonly<Record<keyof typeof closures, Closure>>;

export interface RefusalTexts {
  /** What happened and what to do, for a code of an HTTP answer; an unknown code reads like `fault`. */
  http: (code: string) => string;
  /** What a close code means for the person, and the one step that helps; null for codes of the network itself. */
  closure: (code: number) => Closure | null;
}

export function createRefusals(http: HttpTexts, closures: ClosureTexts): RefusalTexts {
  const sentences = new Map(Object.entries(http));
  const known = new Map(Object.entries(closures).map(([code, closure]) => [Number(code), closure]));
  return {
    http: (code) => sentences.get(code) ?? http.fault,
    closure: (code) => known.get(code) ?? null,
  };
}
