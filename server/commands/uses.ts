import type { AreaId, PersonId } from '#lib/domain/org.ts';
import type { Ente } from '../entity/ente.ts';
import { HttpProblem } from '../http/problem.ts';

/** 409 when the area has people, incarichi or anything written: then it is closed with a date instead. */
export async function assertAreaUnused(ente: Ente, area: AreaId): Promise<void> {
  const { employments, incarichi } = ente.registry;
  const documents = await ente.store.list();
  const used =
    employments.some((employment) => employment.area === area) ||
    incarichi.some((incarico) => incarico.area === area) ||
    // Row 1 of a log is the structure: nobody has written yet.
    documents.some((document) => document.area === area && document.seq > 1);
  if (used) throw new HttpProblem('area-in-use');
}

/** 409 when the person has an account, service, incarichi, or takes part in an objective. */
export async function assertPersonUnused(ente: Ente, person: PersonId): Promise<void> {
  const { employments, incarichi } = ente.registry;
  const used =
    ente.accounts.ofPerson(person) !== null ||
    employments.some((employment) => employment.person === person) ||
    incarichi.some((incarico) => incarico.person === person) ||
    (await takesPart(ente, person));
  if (used) throw new HttpProblem('person-in-use');
}

async function takesPart(ente: Ente, person: PersonId): Promise<boolean> {
  for (const document of await ente.store.list()) {
    const plan = await ente.relay.read(document.id);
    if (!('objectives' in plan)) continue;
    const objectives = [...plan.objectives, ...plan.discarded];
    if (
      objectives.some((objective) => objective.participations.some((participation) => participation.person === person))
    )
      return true;
  }
  return false;
}
