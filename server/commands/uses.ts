import { currentPerson } from '#lib/domain/org.ts';
import type { AreaId, MandateId, PersonId, ServiceId } from '#lib/domain/org.ts';
import type { Ente } from '../entity/ente.ts';
import { HttpProblem } from '../http/problem.ts';
import type { StoredDocument } from '../storage/document-store.ts';

/** Row 1 of a log is the structure: nobody has written yet. */
export const isWritten = ({ seq }: StoredDocument): boolean => seq > 1;

/** 409 when the area has services, people, incarichi, agreements or anything written: then it is closed with a date instead. */
export async function assertAreaUnused(ente: Ente, area: AreaId): Promise<void> {
  const { services, employments, incarichi, agreements, vacancies } = ente.registry;
  const documents = await ente.store.list();
  const used =
    [...services, ...employments, ...incarichi, ...agreements, ...vacancies].some((row) => row.area === area) ||
    documents.some((document) => document.kind === 'area' && document.area === area && isWritten(document));
  if (used) throw new HttpProblem('area-in-use');
}

/** 409 when the service holds people, other services, agreements or vacant places. */
export function assertServiceUnused(ente: Ente, service: ServiceId): void {
  const { services, employments, agreements, vacancies } = ente.registry;
  const used =
    services.some((one) => one.parent === service) ||
    [...employments, ...agreements, ...vacancies].some((row) => row.service === service);
  if (used) throw new HttpProblem('service-in-use');
}

/** 409 when something is promised for the mandate: its lines hold strategic objectives. */
export async function assertMandateUnused(ente: Ente, mandate: MandateId): Promise<void> {
  const document = await ente.document({ kind: 'mandate', mandate });
  const programme = document === null ? null : await ente.relay.read(document.id);
  if (programme !== null && 'lines' in programme && programme.lines.length > 0) throw new HttpProblem('mandate-in-use');
}

/** 409 when the person has an account, service, incarichi, or is a mandate’s Sindaco, or takes part in an objective. */
export async function assertPersonUnused(ente: Ente, person: PersonId): Promise<void> {
  if (await isPersonUsedBesides(ente, person, new Set())) throw new HttpProblem('person-in-use');
}

/** Whether anything but these employments and incarichi speaks of the person. */
export async function isPersonUsedBesides(
  ente: Ente,
  person: PersonId,
  employments: ReadonlySet<string>,
  incarichi: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  const { registry } = ente;
  return (
    ente.accounts.ofPerson(person) !== null ||
    registry.employments.some((employment) => employment.person === person && !employments.has(employment.id)) ||
    registry.incarichi.some((row) => row.person === person && !incarichi.has(row.id)) ||
    [...registry.agreements, ...registry.aliases].some((row) => row.person === person) ||
    registry.mandates.some((mandate) => mandate.sindaco === person) ||
    (await isEvaluated(ente, person)) ||
    (await takesPart(ente, person))
  );
}

/** Whether anything was written in the person's sheets. */
async function isEvaluated(ente: Ente, person: PersonId): Promise<boolean> {
  return (await ente.store.list()).some(
    (document) => 'person' in document && document.person === person && isWritten(document),
  );
}

async function takesPart(ente: Ente, person: PersonId): Promise<boolean> {
  for (const document of await ente.store.list()) {
    if (document.kind !== 'area') continue;
    const plan = await ente.relay.read(document.id);
    if (!('objectives' in plan)) continue;
    const objectives = [...plan.objectives, ...plan.discarded];
    if (
      objectives.some((objective) =>
        objective.participations.some(
          (participation) =>
            participation.person !== null && currentPerson(ente.registry, participation.person) === person,
        ),
      )
    )
      return true;
  }
  return false;
}
