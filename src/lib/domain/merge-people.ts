import { includesPeriod } from './calendar.ts';
import type { Agreement, Employment, Incarico, Mandate, PersonId, Registry } from './org.ts';

/** What happens in the registry when one person turns out to be another. */
export interface PeopleMerge {
  /** Rows of the one who goes, as the other's. */
  employments: Employment[];
  incarichi: Incarico[];
  agreements: Agreement[];
  mandates: Mandate[];
  /** Ids of rows that say nothing the other's do not say already. */
  repeatedEmployments: string[];
  repeatedIncarichi: string[];
}

/** `drop` becomes `keep`: rows move, and those within an equal one of `keep`'s are not repeated. */
export function mergePeople(registry: Registry, keep: PersonId, drop: PersonId): PeopleMerge {
  const move = <Row extends { person: PersonId | null }>(rows: readonly Row[]) =>
    rows.filter((row) => row.person === drop).map((row) => ({ ...row, person: keep }));
  const employments = move(registry.employments);
  const incarichi = move(registry.incarichi);
  const repeatedEmployments = employments.filter((row) =>
    registry.employments.some(
      (own) =>
        own.person === keep &&
        own.area === row.area &&
        (row.service === null || row.service === own.service) &&
        includesPeriod(own, row),
    ),
  );
  const repeatedIncarichi = incarichi.filter((row) =>
    registry.incarichi.some(
      (own) => own.person === keep && own.role === row.role && own.area === row.area && includesPeriod(own, row),
    ),
  );
  return {
    employments: employments.filter((row) => !repeatedEmployments.includes(row)),
    incarichi: incarichi.filter((row) => !repeatedIncarichi.includes(row)),
    agreements: move(registry.agreements),
    mandates: registry.mandates.filter(({ sindaco }) => sindaco === drop).map((row) => ({ ...row, sindaco: keep })),
    repeatedEmployments: repeatedEmployments.map((row) => row.id),
    repeatedIncarichi: repeatedIncarichi.map((row) => row.id),
  };
}
