import * as v from 'valibot';
import { rowsOf } from '#lib/documents/content-rows.ts';
import type { AreaPlan, EntityPlan, MandateProgramme } from '#lib/domain/plan.ts';
import { EXPORT_FORMAT, EXPORTED_KINDS } from './export-shape.ts';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';

const Older = v.looseObject({
  format: v.number(),
  registry: v.looseObject({}),
  documents: v.array(v.looseObject({ kind: v.string(), content: v.looseObject({}) })),
});
type Older = v.InferOutput<typeof Older>;

/** Brings an export of one format to the next; throws `v.ValiError` on one that is no such export. */
const STEPS: Readonly<Record<number, (older: unknown) => unknown>> = {
  // The lines of the mandate were in each year's plan, the latest words last.
  1: (older) => withMandate(v.parse(Older, older)),
  // Documents were written as they read: what was in the Cestino of most tables was left out.
  2: (older) => withRows(v.parse(Older, older)),
};

/** Every export up to now as one of the present format. */
export function upgradeExport(content: { format: number }): unknown {
  let current: unknown = content;
  for (let { format } = content; format < EXPORT_FORMAT; format += 1) current = STEPS[format]?.(current);
  return current;
}

/** Of no date that anybody has said yet. */
const MANDATE = 'mandato-importato';

function withMandate({ documents, ...older }: Older): unknown {
  const lines = new Map<string, unknown>();
  const plans = documents.map(({ content: { mandateLines, ...content }, ...document }) => {
    for (const line of Array.isArray(mandateLines) ? (mandateLines as { id: string }[]) : []) lines.set(line.id, line);
    return { ...document, content };
  });
  if (lines.size === 0) return { ...older, format: 2, documents: plans };
  const mandate = { id: MANDATE, sindaco: null, name: '', act: '', from: null, to: null };
  const programme = {
    kind: 'mandate',
    mandate: MANDATE,
    state: 'open',
    content: { mandate: MANDATE, lines: [...lines.values()] },
  };
  return {
    ...older,
    format: 2,
    registry: { ...older.registry, mandates: [mandate] },
    documents: [...plans, programme],
  };
}

function withRows({ registry, documents }: Older): unknown {
  return {
    format: 3,
    schema: Object.fromEntries(EXPORTED_KINDS.map((kind) => [kind, DOCUMENT_SCHEMA[kind]])),
    registry: { services: [], agreements: [], vacancies: [], mandates: [], aliases: [], ...registry },
    documents: documents.map(({ kind, year, area, mandate, state = 'open', content }) => ({
      kind,
      ...(kind === 'mandate' ? { mandate } : { year }),
      ...(kind === 'area' ? { area } : {}),
      state,
      tables: tablesFrom(content as unknown as AreaPlan | EntityPlan | MandateProgramme),
    })),
  };
}

function tablesFrom(content: AreaPlan | EntityPlan | MandateProgramme): unknown {
  return Object.fromEntries(
    Object.entries(rowsOf(content)).map(([table, rows]) => [
      table,
      Object.entries(rows).map(([id, fields]) => ({ id, ...fields })),
    ]),
  );
}
