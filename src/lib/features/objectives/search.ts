import type { Objective } from '#lib/domain/objective.ts';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a text has every word asked for; accents and case do not count. */
export function hasWords(text: string, query: string): boolean {
  const written = plain(text);
  return plain(query)
    .split(/\s+/)
    .every((word) => written.includes(word));
}

/** Whether the objective has every word asked for, in its code, texts, indicators or people; accents and case do not count. */
export function matches(objective: Objective, query: string, nameOf: (person: string) => string): boolean {
  if (query.trim() === '') return true;
  return hasWords(
    [
      objective.code,
      objective.title,
      objective.description,
      objective.expectedPerformance,
      ...objective.indicators.map((indicator) => indicator.name),
      ...objective.participations.map((one) => (one.person === null ? one.group : nameOf(one.person))),
    ].join(' '),
    query,
  );
}
