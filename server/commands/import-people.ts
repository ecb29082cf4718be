import { isDeepStrictEqual } from 'node:util';
import { personListName } from '#lib/domain/org.ts';
import type { RegistrySeed } from '#lib/protocol/http.ts';
import type { By, Ente } from '../entity/ente.ts';
import { markUndone, readImport, saveImport } from '../entity/registry-imports.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Fault } from '../http/problem.ts';
import { registrySeedFaults } from './references.ts';
import { isPersonUsedBesides, isWritten } from './uses.ts';

/** Brings people in from a list, all of it or nothing, and keeps what it needs to take them out again. */
export async function importPeople(ente: Ente, by: By, seed: RegistrySeed): Promise<number> {
  const before = ente.registry;
  const ids = new Set(seed.employments.map((row) => row.id));
  const previous = before.employments.filter((row) => ids.has(row.id));
  const faults = registrySeedFaults(seed, before);
  seed.employments.forEach((row, index) => {
    const stood = previous.find((one) => one.id === row.id);
    if (stood !== undefined && stood.person !== row.person)
      faults.push({ path: `employments.${index}.person`, detail: 'Questo periodo è di un’altra persona.' });
  });
  if (faults.length > 0)
    throw new HttpProblem('invalid', { faults: faults.map((one) => ({ ...one, path: `registry.${one.path}` })) });
  const { version } = await ente.change(by, 'registry.import', seed, (registry) => {
    seed.areas.forEach((area) => registry.saveArea(area));
    parentsFirst(seed.services).forEach((service) => registry.saveService(service));
    seed.people.forEach((person) => registry.savePerson(person));
    seed.employments.forEach((employment) => registry.saveEmployment(employment));
    saveImport(ente.db, ente.clock().toISOString(), { written: seed, previous });
  });
  if (seed.areas.length > 0) await ente.completeDocuments();
  ente.rightsChanged();
  return version;
}

/** Takes an import back, unless somebody built on it meanwhile: then it says on what. */
export async function undoImport(ente: Ente, by: By, id: string): Promise<number> {
  const stored = readImport(ente.db, id);
  if (stored === null) throw new HttpProblem('not-found');
  const { written, previous } = stored;
  const faults = await changesSince(ente, written);
  if (faults.length > 0) throw new HttpProblem('import-built-on', { faults });
  const stood = new Set(previous.map((row) => row.id));
  const { version } = await ente.change(by, 'registry.import.undo', { id }, (registry) => {
    for (const row of written.employments) if (!stood.has(row.id)) registry.remove('employments', row.id);
    previous.forEach((row) => registry.saveEmployment(row));
    for (const person of written.people) {
      ente.accounts.forget(person.id);
      registry.remove('people', person.id);
    }
    parentsFirst(written.services)
      .toReversed()
      .forEach((service) => registry.remove('services', service.id));
    written.areas.forEach((area) => registry.remove('areas', area.id));
    markUndone(ente.db, id);
  });
  ente.rightsChanged();
  return version;
}

/** What is no longer as the import left it, one sentence each. */
async function changesSince(ente: Ente, written: RegistrySeed): Promise<Fault[]> {
  const { registry } = ente;
  const details: string[] = [];
  const ours = new Set(written.employments.map((row) => row.id));
  const nameOf = (id: string) => {
    const person = registry.people.find((one) => one.id === id);
    return person === undefined ? 'Una persona' : personListName(person);
  };
  for (const row of written.employments) {
    const now = registry.employments.find((one) => one.id === row.id);
    if (!isDeepStrictEqual(now, row)) details.push(`${nameOf(row.person)}: il periodo di servizio è cambiato.`);
  }
  for (const person of written.people) {
    const now = registry.people.find((one) => one.id === person.id);
    if (!isDeepStrictEqual(now, person)) details.push(`${personListName(person)}: il nome è cambiato.`);
    else if (await isPersonUsedBesides(ente, person.id, ours))
      details.push(`${personListName(person)}: ha altri periodi, incarichi, un accesso o partecipazioni.`);
  }
  const others = registry.employments.filter((row) => !ours.has(row.id));
  for (const service of written.services) {
    const used =
      others.some((row) => row.service === service.id) ||
      registry.services.some((one) => one.parent === service.id && !written.services.some(({ id }) => id === one.id)) ||
      [...registry.agreements, ...registry.vacancies].some((row) => row.service === service.id);
    if (used) details.push(`${service.name}: il servizio è usato anche da altri.`);
  }
  const documents = await ente.store.list();
  for (const area of written.areas) {
    const used =
      [...others, ...registry.incarichi, ...registry.agreements, ...registry.vacancies].some(
        (row) => row.area === area.id,
      ) ||
      registry.services.some((one) => one.area === area.id && !written.services.some(({ id }) => id === one.id)) ||
      documents.some((document) => document.kind === 'area' && document.area === area.id && isWritten(document));
    if (used) details.push(`${area.name}: l’area ha obiettivi, incarichi o altre persone.`);
  }
  return details.map((detail) => ({ path: 'id', detail }));
}

function parentsFirst(services: RegistrySeed['services']): RegistrySeed['services'] {
  const placed: RegistrySeed['services'] = [];
  const place = (service: RegistrySeed['services'][number]) => {
    if (placed.includes(service)) return;
    const parent = services.find((one) => one.id === service.parent);
    if (parent !== undefined) place(parent);
    placed.push(service);
  };
  services.forEach(place);
  return placed;
}
