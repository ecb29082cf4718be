import type { Act } from '#lib/domain/rights.ts';
import type { Command, CommandResult } from '#lib/protocol/http.ts';
import type { By, Ente } from '../entity/ente.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Fault } from '../http/problem.ts';
import { bringIn } from './bring-in.ts';
import { importPeople, undoImport } from './import-people.ts';
import { merge } from './merge.ts';
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
import { assertAreaUnused, assertMandateUnused, assertPersonUnused, assertServiceUnused } from './uses.ts';

/** What one must be allowed to give each command. */
const ACT: Record<Command['type'], Act> = {
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
  'plan.import': 'import-plan',
  'registry.import': 'edit-registry',
  'registry.import.undo': 'edit-registry',
  'account.invite': 'manage-accounts',
  'account.deactivate': 'manage-accounts',
  'account.reactivate': 'manage-accounts',
};

/** Carries a command out, or refuses it and changes nothing. The shapes have been checked before. */
export async function perform(ente: Ente, by: By, command: Command): Promise<CommandResult> {
  ente.assertMay(by, ACT[command.type]);
  switch (command.type) {
    case 'entity.save':
      return saved(ente, by, command, (registry) => registry.saveEntity(command.entity));
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
      const result = await saved(ente, by, command, (registry) => registry.addYear(command.year));
      await ente.completeDocuments();
      ente.rightsChanged();
      return result;
    }
    case 'plan.import':
      return { version: await bringIn(ente, by, command.plan) };
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

async function invite(ente: Ente, by: By, command: Command & { type: 'account.invite' }): Promise<CommandResult> {
  found(ente.registry.people.some((person) => person.id === command.person));
  if (ente.accounts.ofPerson(command.person)?.deactivated === true) throw new HttpProblem('account-deactivated');
  const { version, result } = await ente.change(by, command.type, command, () => ente.accounts.invite(command.person));
  return { version, link: result };
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw new HttpProblem('invalid', { faults });
}

function found(exists: boolean): void {
  if (!exists) throw new HttpProblem('not-found');
}
