import { includesDay, overlap, yearPeriod } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import { currentPerson, headsArea } from './org.ts';
import type { AreaId, Incarico, PersonId, Registry, Role } from './org.ts';
import type { Access, Actor, DocumentSubject } from './rights.ts';

export type TalkId = string;

/** A conversation about a document, among the people it was opened for. */
export interface Talk {
  target: DocumentSubject;
  /** Fixed when it is opened: who comes to read the target later does not come into an older one. */
  circle: readonly PersonId[];
}

/** What rights over confidential documents depend on besides the registry; the server knows it, devices are told the outcome. */
export interface ConfidentialFacts {
  talk(id: TalkId): Talk | null;
  /** Whether the person's sheet of that year was delivered to them. */
  isDelivered(year: number, person: PersonId): boolean;
}

export const NO_FACTS: ConfidentialFacts = { talk: () => null, isDelivered: () => false };

/** What is written about one person in one year. */
export type PersonalSubject = Extract<DocumentSubject, { person: PersonId }>;

/** Never in the clear on a device, never in an export, nobody shown as present. */
export function isConfidential(kind: string): boolean {
  return kind !== 'area' && kind !== 'plan' && kind !== 'mandate';
}

/**
 * Rights over the documents of an evaluation (art. 9 D.Lgs. 150/2009). Whoever is evaluated never opens the own
 * sheet, whatever other role they hold: delivery freezes a version, and that is what they read.
 */
export function accessToPersonal(document: PersonalSubject, actor: Actor, registry: Registry, day: IsoDate): Access {
  if (!actor.active) return 'none';
  const person = currentPerson(registry, document.person);
  const own = person === actor.person;
  if (own) return document.kind !== 'eval-sheet' && servesIn(person, document.year, registry) ? 'write' : 'none';
  if (evaluates(actor.person, person, document.year, registry, day))
    return document.kind === 'eval-sheet' ? 'write' : 'read';
  return oversees(actor.person, person, document.year, registry, day) ? 'read' : 'none';
}

/** Whether one may read the version that was delivered: the evaluated person, and who may open the sheet itself. */
export function mayReadDelivered(
  sheet: { year: number; person: PersonId },
  actor: Actor,
  registry: Registry,
  day: IsoDate,
): boolean {
  if (!actor.active) return false;
  if (currentPerson(registry, sheet.person) === actor.person) return true;
  return accessToPersonal({ kind: 'eval-sheet', ...sheet }, actor, registry, day) !== 'none';
}

/** People who have sheets in a year: whoever is at work in it, and the Segretario. */
export function evaluatedIn(registry: Registry, year: number): PersonId[] {
  return registry.people.filter((person) => servesIn(person.id, year, registry)).map((person) => person.id);
}

function servesIn(person: PersonId, year: number, registry: Registry): boolean {
  const period = yearPeriod(year);
  return (
    registry.employments.some((one) => currentPerson(registry, one.person) === person && overlap(one, period)) ||
    registry.incarichi.some((one) => one.role === 'segretario' && one.person === person && overlap(one, period))
  );
}

/**
 * Who writes a person's sheet: the Sindaco the Segretario's, Segretario and evaluation body that of an area's head,
 * the head the staff's. A deputy answers for the area, and is staff to its head. Staff of an area nobody answers for
 * on that day are the Segretario's.
 */
function evaluates(actor: PersonId, person: PersonId, year: number, registry: Registry, day: IsoDate): boolean {
  const roles = (...wanted: Role[]) => holds(registry, actor, day, (charge) => wanted.includes(charge.role));
  const period = yearPeriod(year);
  const charges = registry.incarichi.filter((charge) => charge.person === person && overlap(charge, period));
  if (charges.some((charge) => charge.role === 'segretario')) return roles('sindaco');
  if (charges.some((charge) => charge.role === 'head' || charge.role === 'interim'))
    return roles('segretario', 'evaluation-body');
  const deputyOf = new Set(charges.flatMap((charge) => (charge.role === 'deputy' ? (charge.area ?? []) : [])));
  return areasOf(person, year, registry).some((area) => {
    const answers = registry.incarichi.filter(
      (charge) =>
        headsArea(charge) &&
        charge.area === area &&
        includesDay(charge, day) &&
        !(charge.role === 'deputy' && deputyOf.has(area)),
    );
    if (answers.length === 0) return roles('segretario');
    return answers.some((charge) => charge.person === actor);
  });
}

/** Segretario and evaluation body read everybody's but the Segretario's, which is the Sindaco's and the body's. */
function oversees(actor: PersonId, person: PersonId, year: number, registry: Registry, day: IsoDate): boolean {
  const segretario = registry.incarichi.some(
    (charge) => charge.role === 'segretario' && charge.person === person && overlap(charge, yearPeriod(year)),
  );
  return holds(
    registry,
    actor,
    day,
    ({ role }) => role === 'evaluation-body' || (role === 'segretario' && !segretario),
  );
}

function areasOf(person: PersonId, year: number, registry: Registry): AreaId[] {
  const period = yearPeriod(year);
  return registry.employments.flatMap((one) =>
    currentPerson(registry, one.person) === person && one.area !== null && overlap(one, period) ? [one.area] : [],
  );
}

function holds(registry: Registry, actor: PersonId, day: IsoDate, is: (charge: Incarico) => boolean): boolean {
  return registry.incarichi.some((charge) => charge.person === actor && includesDay(charge, day) && is(charge));
}
