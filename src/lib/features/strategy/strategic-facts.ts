import { missionOf, programOf } from '#lib/domain/missions.ts';
import { personName, personOf, type Registry } from '#lib/domain/org.ts';
import type { StrategicObjective } from '#lib/domain/plan.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** Missione, programma, years and who answers for it, as far as they are said. */
export function strategicFacts(one: StrategicObjective, registry: Registry): string[] {
  const mission = missionOf(one.missione);
  const program = programOf(one.programma);
  const person = one.politicalLead === null ? undefined : personOf(registry, one.politicalLead);
  const years = [one.fromYear, one.toYear].filter((year) => year !== null);
  return [
    program
      ? t.strategy.objective.program(program.code, program.name)
      : mission && t.strategy.objective.mission(mission.code, mission.name),
    [...new Set(years)].join('–'),
    person ? personName(person) : one.politicalLeadName,
  ].filter((fact): fact is string => fact !== null && fact !== '');
}
