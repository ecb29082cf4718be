import type { DatabaseSync } from 'node:sqlite';
import type { Area, Employment, Entity, Incarico, Person, Registry } from '#lib/domain/org.ts';
import { AreaShape, EmploymentShape, IncaricoShape, PersonShape } from '#lib/protocol/http.ts';
import * as v from 'valibot';
import { StartFault } from '../start-fault.ts';
import { all, first, numberOf, run, textOf, textOrNull } from './rows.ts';
import type { Row } from './rows.ts';

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
      people: all(db, 'SELECT * FROM people ORDER BY family_name, given_name, id').map(personOf),
      employments: all(db, 'SELECT * FROM employments ORDER BY person, from_day, id').map(employmentOf),
      incarichi: all(db, 'SELECT * FROM incarichi ORDER BY person, from_day, id').map(incaricoOf),
    };
  }

  entity(): Entity {
    const row = first(this.#db, 'SELECT id, name, province FROM entity');
    if (row === null)
      throw new StartFault('Nel database non c’è un Comune: rimetti l’ultima copia di sicurezza, poi riprova.', 1);
    return { id: textOf(row, 'id'), name: textOf(row, 'name'), province: textOf(row, 'province') };
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

  addYear(year: number): void {
    run(this.#db, 'INSERT OR IGNORE INTO years (year) VALUES (?)', year);
  }

  removeYear(year: number): void {
    run(this.#db, 'DELETE FROM years WHERE year = ?', year);
  }

  saveArea(area: Area): void {
    run(
      this.#db,
      `INSERT INTO areas (id, name, code, place, shared_with, from_day, to_day) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, code = excluded.code, place = excluded.place,
         shared_with = excluded.shared_with, from_day = excluded.from_day, to_day = excluded.to_day`,
      area.id,
      area.name,
      area.code,
      area.order,
      JSON.stringify(area.sharedWith),
      area.from,
      area.to,
    );
  }

  savePerson(person: Person): void {
    run(
      this.#db,
      `INSERT INTO people (id, given_name, family_name, title) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET given_name = excluded.given_name, family_name = excluded.family_name, title = excluded.title`,
      person.id,
      person.givenName,
      person.familyName,
      person.title,
    );
  }

  saveEmployment(employment: Employment): void {
    run(
      this.#db,
      `INSERT INTO employments (id, person, area, classification_area, from_day, to_day) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET person = excluded.person, area = excluded.area,
         classification_area = excluded.classification_area, from_day = excluded.from_day, to_day = excluded.to_day`,
      employment.id,
      employment.person,
      employment.area,
      employment.classificationArea,
      employment.from,
      employment.to,
    );
  }

  saveIncarico(incarico: Incarico): void {
    run(
      this.#db,
      `INSERT INTO incarichi (id, person, role, area, act, from_day, to_day) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET person = excluded.person, role = excluded.role, area = excluded.area,
         act = excluded.act, from_day = excluded.from_day, to_day = excluded.to_day`,
      incarico.id,
      incarico.person,
      incarico.role,
      incarico.area,
      incarico.act,
      incarico.from,
      incarico.to,
    );
  }

  /** Whether there was such a row. */
  remove(table: 'areas' | 'people' | 'employments' | 'incarichi', id: string): boolean {
    return run(this.#db, `DELETE FROM ${table} WHERE id = ?`, id) > 0;
  }
}

function areaOf(row: Row): Area {
  return v.parse(AreaShape, {
    id: row.id,
    name: row.name,
    code: row.code,
    order: row.place,
    sharedWith: JSON.parse(textOf(row, 'shared_with')),
    from: row.from_day,
    to: row.to_day,
  });
}

function personOf(row: Row): Person {
  return v.parse(PersonShape, { id: row.id, givenName: row.given_name, familyName: row.family_name, title: row.title });
}

function employmentOf(row: Row): Employment {
  return v.parse(EmploymentShape, {
    id: row.id,
    person: row.person,
    area: textOrNull(row, 'area'),
    classificationArea: row.classification_area,
    from: row.from_day,
    to: row.to_day,
  });
}

function incaricoOf(row: Row): Incarico {
  return v.parse(IncaricoShape, {
    id: row.id,
    person: row.person,
    role: row.role,
    area: textOrNull(row, 'area'),
    act: row.act,
    from: row.from_day,
    to: row.to_day,
  });
}
