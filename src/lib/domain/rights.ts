import { includesDay } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import { headsArea } from './org.ts';
import type { AreaId, MandateId, PersonId, Registry, Role } from './org.ts';

/** Who acts: a person, and what the account says about them. */
export interface Actor {
  person: PersonId;
  /** May manage registry, accounts and years and bring plans in; opens no document by virtue of it. */
  administrator: boolean;
  /** false: the account is deactivated. */
  active: boolean;
}

/** The document a right is about. */
export type DocumentSubject =
  | { kind: 'area'; year: number; area: AreaId }
  | { kind: 'plan'; year: number }
  | { kind: 'mandate'; mandate: MandateId };

export type Access = 'none' | 'read' | 'write';

export type Act =
  | 'edit-registry'
  | 'manage-accounts'
  | 'import-plan'
  | 'open-year'
  | { act: 'read-history'; document: DocumentSubject };

/** Roles that read plan and areas while in force; a person at work in the ente reads them too. */
const READERS: readonly Role[] = [
  'segretario',
  'head',
  'deputy',
  'interim',
  'sindaco',
  'assessore',
  'evaluation-body',
  'payroll',
];

/**
 * What an actor may do with a document on a day: the union of what their roles in force give. The
 * Segretario writes everything; head, deputy and interim write their area, in any year; whoever
 * works for the ente reads. The server and every screen ask this one function.
 */
export function accessTo(document: DocumentSubject, actor: Actor, registry: Registry, day: IsoDate): Access {
  if (!actor.active) return 'none';
  const charges = chargesOf(actor, registry, day);
  if (charges.some((charge) => charge.role === 'segretario')) return 'write';
  const { kind } = document;
  if (kind === 'area' && charges.some((charge) => headsArea(charge) && charge.area === document.area)) return 'write';
  if (charges.some((charge) => READERS.includes(charge.role))) return 'read';
  const works = registry.employments.some(
    (employment) => employment.person === actor.person && includesDay(employment, day),
  );
  return works ? 'read' : 'none';
}

/**
 * Whether an actor may perform an act on a day. In many comuni the administrator runs the first set-up, so
 * opening a year and bringing a plan in are theirs too: an import adds what its file says and shows nothing of
 * what is there. Reading and writing stay with the roles.
 */
export function mayPerform(act: Act, actor: Actor, registry: Registry, day: IsoDate): boolean {
  if (!actor.active) return false;
  const charges = chargesOf(actor, registry, day);
  const segretario = charges.some((charge) => charge.role === 'segretario');
  if (typeof act === 'object') return accessTo(act.document, actor, registry, day) === 'write';
  switch (act) {
    case 'edit-registry':
    case 'manage-accounts':
    case 'open-year':
    case 'import-plan':
      return segretario || isAdministrator(actor, registry, day);
    default:
      return act satisfies never;
  }
}

/** Whether an actor administers, by account or by incarico in force. */
function isAdministrator(actor: Actor, registry: Registry, day: IsoDate): boolean {
  return actor.administrator || chargesOf(actor, registry, day).some((charge) => charge.role === 'administrator');
}

function chargesOf(actor: Actor, registry: Registry, day: IsoDate) {
  return registry.incarichi.filter((incarico) => incarico.person === actor.person && includesDay(incarico, day));
}
