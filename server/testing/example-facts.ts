import { mandatesOf } from '#lib/domain/mandate.ts';
import { activeAreas } from '#lib/domain/org.ts';
import type { EntityPlan } from '#lib/domain/plan.ts';
import { withTransversals } from '#lib/domain/transversal.ts';
import type { PlanFacts } from '#lib/exchange/tree/facts.ts';
import type { Ente } from '../entity/ente.ts';

/** What a device of the Segretario would make documents of. */
export async function exampleFacts(ente: Ente): Promise<PlanFacts> {
  const { registry, today } = ente;
  const year = Number(today.slice(0, 4));
  const read = async (name: Parameters<Ente['document']>[0]) => {
    const document = await ente.document(name);
    if (document === null) throw new Error(`no ${name.kind}`);
    return ente.relay.read(document.id);
  };
  const plan = (await read({ kind: 'plan', year })) as EntityPlan;
  const areas = [];
  for (const area of activeAreas(registry, year)) {
    const own = await read({ kind: 'area', year, area: area.id });
    if ('objectives' in own) areas.push({ area, objectives: withTransversals(own, plan).objectives });
  }
  const mandates = [];
  for (const mandate of mandatesOf(registry, year)) {
    const programme = await read({ kind: 'mandate', mandate: mandate.id });
    if ('lines' in programme) mandates.push({ mandate, lines: programme.lines });
  }
  return {
    year,
    today,
    registry,
    plan,
    strategy: { mandates, objectives: plan.strategicObjectives },
    areas,
    stemma: null,
  };
}
