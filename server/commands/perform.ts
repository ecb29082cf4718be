import type { Act } from '#lib/domain/rights.ts';
import type { Command, CommandResult } from '#lib/protocol/http.ts';
import type { By, Ente } from '../entity/ente.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Fault } from '../http/problem.ts';
import { bringIn } from './bring-in.ts';
import { erase } from './erase.ts';
import { undoPlanImport } from './undo-plan-import.ts';
import { importPeople, undoImport } from './import-people.ts';
import { deliverSheet, openEvaluation, openTalk } from './evaluation.ts';
import { merge } from './merge.ts';
import { clearYear, renewYear, undoRenewal } from './renew-year.ts';
import {
  agreementFaults,
  areaFaults,
  employmentFaults,
  incaricoFaults,
  knownIn,
  mandateFaults,
  serviceFaults,
  vacancyFaults,
} from './references.ts';
import { stemmaFrom } from './stemma.ts';
import { assertAreaUnused, assertMandateUnused, assertPersonUnused, assertServiceUnused } from './uses.ts';

/** What one must be allowed to give each command; null: it depends on the document, and the command looks itself. */
const ACT: Record<Command['type'], Act | null> = {
  'entity.save': 'edit-registry',
  'area.save': 'edit-registry',
  'area.remove': 'edit-registry',
  'area.order': 'edit-registry',
  'service.save': 'edit-registry',
  'service.remove': 'edit-registry',
  'service.order': 'edit-registry',
  'agreement.save': 'edit-registry',
  'agreement.remove': 'edit-registry',
  'vacancy.save': 'edit-registry',
  'vacancy.remove': 'edit-registry',
  'person.save': 'edit-registry',
  'person.remove': 'edit-registry',
  'person.merge': 'edit-registry',
  'employment.save': 'edit-registry',
  'employment.remove': 'edit-registry',
  'incarico.save': 'edit-registry',
  'incarico.remove': 'edit-registry',
  'mandate.save': 'edit-registry',
  'mandate.remove': 'edit-registry',
  'year.open': 'open-year',
  'year.renew': 'open-year',
  'year.renew.undo': 'open-year',
  'evaluation.open': 'open-evaluation',
  'talk.open': null,
  'sheet.deliver': null,
  'document.erase': 'erase-content',
  'plan.import': 'import-plan',
  'plan.import.undo': 'import-plan',
  'registry.import': 'edit-registry',
  'registry.import.undo': 'edit-registry',
  'account.invite': 'manage-accounts',
  'account.deactivate': 'manage-accounts',
  'account.reactivate': 'manage-accounts',
  'account.sessions.end': 'manage-accounts',
  'account.second-factor.remove': 'manage-accounts',
  'account.open': 'manage-accounts',
};

/** Carries a command out, or refuses it and changes nothing. The shapes have been checked before. */
export async function perform(ente: Ente, by: By, command: Command): Promise<CommandResult> {
  const act = ACT[command.type];
  if (act !== null) ente.assertMay(by, act);
  switch (command.type) {
    case 'entity.save':
      return saveEntity(ente, by, command);
    case 'area.save': {
      refuse(areaFaults(command.area, knownIn(ente.registry), 'area'));
      const result = await saved(ente, by, command, (registry) => registry.saveArea(command.area));
      await ente.completeDocuments();
      ente.rightsChanged();
      return result;
    }
    case 'area.remove':
      await assertAreaUnused(ente, command.id);
      return saved(ente, by, command, (registry) => found(registry.remove('areas', command.id)));
    case 'area.order':
      return saved(ente, by, command, (registry) => registry.order('areas', command.areas));
    case 'service.save':
      refuse(serviceFaults(command.service, knownIn(ente.registry), 'service'));
      return saved(ente, by, command, (registry) => registry.saveService(command.service));
    case 'service.remove':
      assertServiceUnused(ente, command.id);
      return saved(ente, by, command, (registry) => found(registry.remove('services', command.id)));
    case 'service.order':
      return saved(ente, by, command, (registry) => registry.order('services', command.services));
    case 'agreement.save':
      refuse(agreementFaults(command.agreement, knownIn(ente.registry), 'agreement'));
      return saved(ente, by, command, (registry) => registry.saveAgreement(command.agreement));
    case 'agreement.remove':
      return saved(ente, by, command, (registry) => found(registry.remove('agreements', command.id)));
    case 'vacancy.save':
      refuse(vacancyFaults(command.vacancy, knownIn(ente.registry), 'vacancy'));
      return saved(ente, by, command, (registry) => registry.saveVacancy(command.vacancy));
    case 'vacancy.remove':
      return saved(ente, by, command, (registry) => found(registry.remove('vacancies', command.id)));
    case 'person.save':
      return saved(ente, by, command, (registry) => registry.savePerson(command.person));
    case 'person.remove':
      await assertPersonUnused(ente, command.id);
      return saved(ente, by, command, (registry) => {
        ente.accounts.forgetInvitations(command.id);
        found(registry.remove('people', command.id));
      });
    case 'person.merge': {
      const version = await merge(ente, by, command);
      ente.rightsChanged();
      return { version };
    }
    case 'employment.save':
      refuse(employmentFaults(command.employment, knownIn(ente.registry), 'employment'));
      return saved(ente, by, command, (registry) => registry.saveEmployment(command.employment));
    case 'employment.remove':
      return saved(ente, by, command, (registry) => found(registry.remove('employments', command.id)));
    case 'incarico.save':
      refuse(incaricoFaults(command.incarico, knownIn(ente.registry), 'incarico'));
      return saved(ente, by, command, (registry) => registry.saveIncarico(command.incarico));
    case 'incarico.remove':
      return saved(ente, by, command, (registry) => found(registry.remove('incarichi', command.id)));
    case 'mandate.save': {
      refuse(mandateFaults(command.mandate, knownIn(ente.registry), 'mandate'));
      const result = await saved(ente, by, command, (registry) => registry.saveMandate(command.mandate));
      await ente.completeDocuments();
      ente.rightsChanged();
      return result;
    }
    case 'mandate.remove': {
      await assertMandateUnused(ente, command.id);
      return saved(ente, by, command, (registry) => found(registry.remove('mandates', command.id)));
    }
    case 'year.open': {
      if (!ente.registry.years.includes(command.year)) await clearYear(ente, by, command.year);
      const result = await saved(ente, by, command, (registry) => registry.addYear(command.year));
      await ente.completeDocuments();
      ente.rightsChanged();
      return result;
    }
    case 'year.renew':
      return { version: await renewYear(ente, by, command) };
    case 'year.renew.undo':
      return { version: await undoRenewal(ente, by, command.year) };
    case 'evaluation.open':
      return openEvaluation(ente, by, command);
    case 'talk.open':
      return openTalk(ente, by, command);
    case 'sheet.deliver':
      return deliverSheet(ente, by, command);
    case 'document.erase':
      return { version: await erase(ente, by, command) };
    case 'plan.import':
      return { version: await bringIn(ente, by, command.plan) };
    case 'plan.import.undo':
      return { version: await undoPlanImport(ente, by, command.id) };
    case 'registry.import':
      return { version: await importPeople(ente, by, command.registry) };
    case 'registry.import.undo':
      return { version: await undoImport(ente, by, command.id) };
    case 'account.invite':
      return invite(ente, by, command);
    case 'account.deactivate': {
      const result = await saved(ente, by, command, () => ente.accounts.setDeactivated(command.person, true));
      await ente.sessionsEnded();
      return result;
    }
    case 'account.reactivate':
      return saved(ente, by, command, () => ente.accounts.setDeactivated(command.person, false));
    case 'account.sessions.end':
      return endSessions(ente, by, command);
    case 'account.second-factor.remove':
      return endSessions(ente, by, command, () => {
        ente.secondFactors.turnOff(command.person);
        ente.passkeys.removeAll(command.person);
        ente.accounts.notify(command.person, 'second-factor-removed', by);
      });
    case 'account.open': {
      found(ente.registry.people.some((person) => person.id === command.person));
      await ente.accounts.create(command.person, command.identifier, null);
      return saved(ente, by, command, () => ente.accounts.forgetInvitations(command.person));
    }
  }
}

async function saved(
  ente: Ente,
  by: By,
  command: Command,
  work: Parameters<Ente['change']>[3],
): Promise<CommandResult> {
  const { version } = await ente.change(by, command.type, command, work);
  return { version };
}

async function saveEntity(
  ente: Ente,
  by: By,
  { type, entity, stemma }: Command & { type: 'entity.save' },
): Promise<CommandResult> {
  const read = typeof stemma === 'string' ? stemmaFrom(stemma, 'stemma') : { stemma };
  if ('faults' in read) throw new HttpProblem('invalid', { faults: read.faults });
  const picture = read.stemma;
  // The sum says in the log which picture it was; the picture itself would only make the log large.
  const payload = { type, entity, ...(picture !== undefined && { stemma: picture?.sha256 ?? null }) };
  const { version } = await ente.change(by, type, payload, (registry) => {
    registry.saveEntity(entity);
    if (picture !== undefined) registry.saveStemma(picture);
  });
  return { version };
}

async function invite(ente: Ente, by: By, command: Command & { type: 'account.invite' }): Promise<CommandResult> {
  found(ente.registry.people.some((person) => person.id === command.person));
  if (ente.accounts.ofPerson(command.person)?.deactivated === true) throw new HttpProblem('account-deactivated');
  const { version, result } = await ente.change(by, command.type, command, () => ente.accounts.invite(command.person));
  return { version, link: result };
}

/** Also what `more` does to the account; at once on every device. */
async function endSessions(
  ente: Ente,
  by: By,
  command: Command & { person: string },
  more: () => void = () => undefined,
): Promise<CommandResult> {
  const account = ente.accounts.ofPerson(command.person);
  if (account === null) throw new HttpProblem('not-found');
  const result = await saved(ente, by, command, () => {
    more();
    ente.sessions.endAll(account, null);
  });
  await ente.sessionsEnded();
  return result;
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw new HttpProblem('invalid', { faults });
}

function found(exists: boolean): void {
  if (!exists) throw new HttpProblem('not-found');
}
