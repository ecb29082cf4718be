import { generateNKeysBetween } from 'fractional-indexing';
import type { Objective } from '#lib/domain/objective.ts';
import type { AreaPlan, EntityPlan, MandateProgramme } from '#lib/domain/plan.ts';
import type { Version, VersionRow, VersionValue } from '#lib/domain/version.ts';
import { phaseRow } from './phase-row.ts';

type Rows = Record<string, VersionRow>;

const HERE = { discarded: false, discardedAt: '' };

/** A plan's plain values as the rows a document holds; what a document reads from those rows are these values again. */
export function rowsOf(content: AreaPlan | EntityPlan | MandateProgramme): Version {
  if ('objectives' in content) return areaRows(content);
  return 'lines' in content ? { mandateLines: byId(content.lines) } : planRows(content);
}

function areaRows({ objectives, refusals }: AreaPlan): Version {
  const children = (table: 'indicators' | 'phases' | 'participations'): Rows =>
    Object.assign({}, ...objectives.map((objective) => childRows(objective, table)));
  return {
    objectives: byId(
      objectives.map(({ indicators: _indicators, phases: _phases, participations: _people, ...fields }) => fields),
    ),
    indicators: children('indicators'),
    phases: children('phases'),
    participations: children('participations'),
    refusals: byId(refusals),
  };
}

function childRows(objective: Objective, table: 'indicators' | 'phases' | 'participations'): Rows {
  const of = { objective: objective.id };
  if (table !== 'phases') return byId(objective[table].map((row) => ({ ...row, ...of })));
  return byId(objective.phases.map(({ id, position, ...phase }) => ({ id, position, ...phaseRow(phase), ...of })));
}

function planRows({ strategicObjectives, transversals, chapters, acceptedFindings, figures }: EntityPlan): Version {
  const offers = placed(
    transversals.flatMap(({ id, offeredTo }) =>
      offeredTo.map((area, index) => ({ id: `${id.slice(0, 40)}-${index}`, transversal: id, area })),
    ),
  );
  return {
    strategicObjectives: byId(strategicObjectives),
    transversals: byId(transversals.map(({ offeredTo: _offeredTo, ...fields }) => fields)),
    transversalOffers: byId(offers),
    chapters: byId(chapters),
    acceptedFindings: byId(placed(acceptedFindings)),
    figures: byId(figures),
  };
}

/** In this order, where the plain value has no place. */
function placed<Row extends { id: string }>(rows: readonly Row[]): (Row & { position: string })[] {
  const keys = generateNKeysBetween(null, null, rows.length);
  return rows.map((row, index) => ({ ...row, position: keys[index] ?? '' }));
}

function byId(rows: readonly { id: string }[]): Rows {
  return Object.fromEntries(
    rows.map(({ id, ...fields }) => [id, { ...(fields as Record<string, VersionValue>), ...HERE }]),
  );
}
