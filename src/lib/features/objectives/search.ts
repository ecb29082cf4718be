import type { Objective } from '#lib/domain/objective.ts';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether the objective has every word asked for, in its code, texts, indicators or people; accents and case do not count. */
export function matches(objective: Objective, query: string, nameOf: (person: string) => string): boolean {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = plain(
    [
      objective.code,
      objective.title,
      objective.description,
      objective.expectedPerformance,
      ...objective.indicators.map((indicator) => indicator.name),
      ...objective.participations.map((one) => (one.person === null ? one.group : nameOf(one.person))),
    ].join(' '),
  );
  return words.every((word) => text.includes(word));
}
