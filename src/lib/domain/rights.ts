import { includesDay } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import { accessToPersonal, NO_FACTS } from './confidential.ts';
import type { ConfidentialFacts, TalkId } from './confidential.ts';
import { currentPerson, headsArea } from './org.ts';
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
  | { kind: 'mandate'; mandate: MandateId }
  | { kind: 'eval-sheet'; year: number; person: PersonId }
  | { kind: 'self-sheet'; year: number; person: PersonId }
  | { kind: 'evidence'; year: number; person: PersonId }
  | { kind: 'talk'; talk: TalkId };

export type Access = 'none' | 'read' | 'write';

export type Act =
  | 'edit-registry'
  | 'manage-accounts'
  | 'keep-backups'
  | 'import-plan'
  | 'open-year'
  | 'open-evaluation'
  | 'erase-content'
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
 * works for the ente reads. The documents of an evaluation have rules of their own. The server and every screen ask
 * this one function.
 */
export function accessTo(
  document: DocumentSubject,
  actor: Actor,
  registry: Registry,
  day: IsoDate,
  facts: ConfidentialFacts = NO_FACTS,
): Access {
  if (!actor.active) return 'none';
  if (document.kind === 'talk') return accessToTalk(document.talk, actor, registry, day, facts);
  if ('person' in document) return accessToPersonal(document, actor, registry, day);
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
  if (typeof act === 'object') return mayReadHistory(act.document, actor, registry, day);
  switch (act) {
    case 'erase-content':
      return segretario;
    case 'edit-registry':
    case 'manage-accounts':
    case 'keep-backups':
    case 'open-year':
    case 'import-plan':
      return segretario || isAdministrator(actor, registry, day);
    case 'open-evaluation':
      return segretario;
    default:
      return act satisfies never;
  }
}

function accessToTalk(id: TalkId, actor: Actor, registry: Registry, day: IsoDate, facts: ConfidentialFacts): Access {
  const talk = facts.talk(id);
  if (talk === null || !talk.circle.some((member) => currentPerson(registry, member) === actor.person)) return 'none';
  return mayTalkAbout(talk.target, actor, registry, day, facts) ? 'write' : 'none';
}

/** Whether an actor may be in a talk about a document: its readers, and of a sheet the evaluated once it is delivered. */
export function mayTalkAbout(
  target: DocumentSubject,
  actor: Actor,
  registry: Registry,
  day: IsoDate,
  facts: ConfidentialFacts,
): boolean {
  if (!actor.active || target.kind === 'talk') return false;
  if (target.kind === 'eval-sheet' && currentPerson(registry, target.person) === actor.person)
    return facts.isDelivered(target.year, target.person);
  return accessTo(target, actor, registry, day) !== 'none';
}

/**
 * The history shows what was deleted and who wrote what at which hour: it is for those who answer for a document, the
 * Segretario for all and the heads for their area (their deputies and interims too), and for nobody by virtue of
 * reading it. It helps them write; it measures nobody (art. 4 L. 300/1970). A sheet's past is its writers'; what was
 * taken away again from evidence, talks and self-evaluations is nobody's to see.
 */
function mayReadHistory(document: DocumentSubject, actor: Actor, registry: Registry, day: IsoDate): boolean {
  if ('person' in document)
    return document.kind === 'eval-sheet' && accessToPersonal(document, actor, registry, day) === 'write';
  if (document.kind === 'talk') return false;
  const charges = chargesOf(actor, registry, day);
  if (charges.some((charge) => charge.role === 'segretario')) return true;
  return document.kind === 'area' && charges.some((charge) => headsArea(charge) && charge.area === document.area);
}

/** Whether an actor administers, by account or by incarico in force. */
function isAdministrator(actor: Actor, registry: Registry, day: IsoDate): boolean {
  return actor.administrator || chargesOf(actor, registry, day).some((charge) => charge.role === 'administrator');
}

function chargesOf(actor: Actor, registry: Registry, day: IsoDate) {
  return registry.incarichi.filter((incarico) => incarico.person === actor.person && includesDay(incarico, day));
}
