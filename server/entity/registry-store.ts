import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type {
  Agreement,
  Area,
  Employment,
  Entity,
  Incarico,
  Mandate,
  Person,
  PersonAlias,
  Registry,
  Service,
  Vacancy,
} from '#lib/domain/org.ts';
import type { Stemma } from '#lib/domain/stemma.ts';
import { StartFault } from '../start-fault.ts';
import { lastPlanImport } from './plan-imports.ts';
import { lastOpening } from './year-openings.ts';
import { lastImport } from './registry-imports.ts';
import {
  agreementOf,
  aliasOf,
  areaOf,
  employmentOf,
  incaricoOf,
  mandateOf,
  personOf,
  serviceOf,
  vacancyOf,
} from './registry-rows.ts';
import { all, bytesOf, first, numberOf, run, textOf } from './rows.ts';

/** The tables of rows with an id. */
export type RegistryTable =
  | 'areas'
  | 'services'
  | 'people'
  | 'employments'
  | 'incarichi'
  | 'agreements'
  | 'vacancies'
  | 'mandates'
  | 'person_aliases';

/** The registry in SQL. Its methods run inside the caller's transaction. */
export class RegistryStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  read(): Registry {
    const db = this.#db;
    return {
      version: this.version(),
      entity: this.entity(),
      years: all(db, 'SELECT year FROM years ORDER BY year').map((row) => numberOf(row, 'year')),
      areas: all(db, 'SELECT * FROM areas ORDER BY place, name, id').map(areaOf),
      services: all(db, 'SELECT * FROM services ORDER BY place, name, id').map(serviceOf),
      people: all(db, 'SELECT * FROM people ORDER BY family_name, given_name, id').map(personOf),
      employments: all(db, 'SELECT * FROM employments ORDER BY person, from_day, id').map(employmentOf),
      incarichi: all(db, 'SELECT * FROM incarichi ORDER BY person, from_day, id').map(incaricoOf),
      agreements: all(db, 'SELECT * FROM agreements ORDER BY from_day, entity, id').map(agreementOf),
      vacancies: all(db, 'SELECT * FROM vacancies ORDER BY from_day, id').map(vacancyOf),
      mandates: all(db, 'SELECT * FROM mandates ORDER BY from_day, id').map(mandateOf),
      aliases: all(db, 'SELECT * FROM person_aliases ORDER BY family_name, given_name, id').map(aliasOf),
      lastImport: lastImport(db),
      lastPlanImport: lastPlanImport(db),
      lastOpening: lastOpening(db),
    };
  }

  entity(): Entity {
    const row = first(this.#db, 'SELECT id, name, province FROM entity');
    if (row === null)
      throw new StartFault('Nel database non c’è un Comune: rimetti l’ultima copia di sicurezza, poi riprova.', 1);
    const stemma = first(this.#db, 'SELECT sha256 FROM stemma');
    return {
      id: textOf(row, 'id'),
      name: textOf(row, 'name'),
      province: textOf(row, 'province'),
      ...(stemma && { stemma: textOf(stemma, 'sha256') }),
    };
  }

  version(): number {
    const row = first(this.#db, 'SELECT registry_version FROM entity');
    return row === null ? 0 : numberOf(row, 'registry_version');
  }

  /** Every change of the registry passes here once, so that devices know they are behind. */
  bumpVersion(): number {
    run(this.#db, 'UPDATE entity SET registry_version = registry_version + 1');
    return this.version();
  }

  createEntity(entity: Entity): void {
    run(
      this.#db,
      'INSERT INTO entity (only_row, id, name, province) VALUES (1, ?, ?, ?)',
      entity.id,
      entity.name,
      entity.province,
    );
  }

  saveEntity(entity: Omit<Entity, 'id'>): void {
    run(this.#db, 'UPDATE entity SET name = ?, province = ?', entity.name, entity.province);
  }

  stemma(): Stemma | null {
    const row = first(this.#db, 'SELECT sha256, png, width, height FROM stemma');
    return (
      row && {
        sha256: textOf(row, 'sha256'),
        png: Buffer.from(bytesOf(row, 'png')).toString('base64'),
        width: numberOf(row, 'width'),
        height: numberOf(row, 'height'),
      }
    );
  }

  /** In place of the one there was; null: none. */
  saveStemma(stemma: Stemma | null): void {
    run(this.#db, 'DELETE FROM stemma');
    if (stemma === null) return;
    const { sha256, png, width, height } = stemma;
    run(
      this.#db,
      'INSERT INTO stemma (only_row, sha256, png, width, height) VALUES (1, ?, ?, ?, ?)',
      sha256,
      Buffer.from(png, 'base64'),
      width,
      height,
    );
  }

  addYear(year: number): void {
    run(this.#db, 'INSERT OR IGNORE INTO years (year) VALUES (?)', year);
  }

  removeYear(year: number): void {
    run(this.#db, 'DELETE FROM years WHERE year = ?', year);
  }

  saveArea({ id, name, code, order, from, to }: Area): void {
    this.#save('areas', { id, name, code, place: order, from_day: from, to_day: to });
  }

  saveService({ id, area, parent, name, order, from, to }: Service): void {
    this.#save('services', { id, area, parent, name, place: order, from_day: from, to_day: to });
  }

  savePerson({ id, givenName, familyName, title }: Person): void {
    this.#save('people', { id, given_name: givenName, family_name: familyName, title });
  }

  saveEmployment({ id, person, area, service, classificationArea, partTime, profile, from, to }: Employment): void {
    this.#save('employments', {
      id,
      person,
      area,
      service,
      classification_area: classificationArea,
      part_time: partTime,
      profile,
      from_day: from,
      to_day: to,
    });
  }

  saveIncarico({ id, person, role, area, act, from, to }: Incarico): void {
    this.#save('incarichi', { id, person, role, area, act, from_day: from, to_day: to });
  }

  saveAgreement({ from, to, ...agreement }: Agreement): void {
    this.#save('agreements', { ...agreement, from_day: from, to_day: to });
  }

  saveVacancy({ id, area, service, classificationArea, words, from, to }: Vacancy): void {
    this.#save('vacancies', {
      id,
      area,
      service,
      classification_area: classificationArea,
      words,
      from_day: from,
      to_day: to,
    });
  }

  saveMandate({ from, to, ...mandate }: Mandate): void {
    this.#save('mandates', { ...mandate, from_day: from, to_day: to });
  }

  saveAlias({ id, person, givenName, familyName, title }: PersonAlias): void {
    this.#save('person_aliases', { id, person, given_name: givenName, family_name: familyName, title });
  }

  /** Gives the rows the places of the list, in the order it has. */
  order(table: 'areas' | 'services', ids: readonly string[]): void {
    ids.forEach((id, place) => run(this.#db, `UPDATE ${table} SET place = ? WHERE id = ?`, place, id));
  }

  /** Whether there was such a row. */
  remove(table: RegistryTable, id: string): boolean {
    return run(this.#db, `DELETE FROM ${table} WHERE id = ?`, id) > 0;
  }

  /** Writes a row, over the one with its id if there is one. */
  #save(table: RegistryTable, row: Record<string, SQLInputValue>): void {
    const columns = Object.keys(row);
    const updates = columns.filter((column) => column !== 'id').map((column) => `${column} = excluded.${column}`);
    run(
      this.#db,
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
      ...Object.values(row),
    );
  }
}
