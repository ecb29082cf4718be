import * as v from 'valibot';
import type {
  Agreement,
  Area,
  Employment,
  Incarico,
  Mandate,
  Person,
  PersonAlias,
  Service,
  Vacancy,
} from '#lib/domain/org.ts';
import {
  AgreementShape,
  AreaShape,
  EmploymentShape,
  IncaricoShape,
  MandateShape,
  PersonAliasShape,
  PersonShape,
  ServiceShape,
  VacancyShape,
} from '#lib/protocol/http.ts';
import type { Row } from './rows.ts';

/** The rows of the registry's tables as values; one that does not fit is a damaged database. */

const periodOf = (row: Row) => ({ from: row.from_day, to: row.to_day });
const nameOf = (row: Row) => ({ givenName: row.given_name, familyName: row.family_name, title: row.title });

export function areaOf(row: Row): Area {
  return v.parse(AreaShape, { id: row.id, name: row.name, code: row.code, order: row.place, ...periodOf(row) });
}

export function serviceOf(row: Row): Service {
  return v.parse(ServiceShape, { ...row, order: row.place, ...periodOf(row) });
}

export function personOf(row: Row): Person {
  return v.parse(PersonShape, { id: row.id, ...nameOf(row) });
}

export function aliasOf(row: Row): PersonAlias {
  return v.parse(PersonAliasShape, { id: row.id, person: row.person, ...nameOf(row) });
}

export function employmentOf(row: Row): Employment {
  return v.parse(EmploymentShape, {
    ...row,
    classificationArea: row.classification_area,
    partTime: row.part_time,
    ...periodOf(row),
  });
}

export function incaricoOf(row: Row): Incarico {
  return v.parse(IncaricoShape, { ...row, ...periodOf(row) });
}

export function agreementOf(row: Row): Agreement {
  return v.parse(AgreementShape, { ...row, ...periodOf(row) });
}

export function mandateOf(row: Row): Mandate {
  return v.parse(MandateShape, { ...row, ...periodOf(row) });
}

export function vacancyOf(row: Row): Vacancy {
  return v.parse(VacancyShape, { ...row, classificationArea: row.classification_area, ...periodOf(row) });
}
