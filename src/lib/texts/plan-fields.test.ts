import { describe, expect, test } from 'vitest';
import type { Registry } from '#lib/domain/org.ts';
import { registry } from '#lib/domain/test-registry.ts';
import { de } from './de/index.ts';
import { it } from './it/index.ts';
import { PLAN_FIELDS, planFieldValue } from './plan-fields.ts';

const always = { from: null, to: null };
const area = (id: string, name: string, order: number) => ({ id, name, code: id.toUpperCase(), order, ...always });
const person = (id: string, title: string, givenName: string, familyName: string) => ({
  id,
  title,
  givenName,
  familyName,
});
const employed = (id: string, classificationArea: 'istruttori' | 'funzionari-eq', from: string | null = null) => ({
  id: `e-${id}-${from ?? ''}`,
  person: id,
  area: 'am',
  service: null,
  classificationArea,
  partTime: null,
  profile: '',
  from,
  to: null,
});
const holds = (id: string, role: 'segretario' | 'sindaco' | 'head', of: string | null, from: string | null = null) => ({
  id: `i-${id}-${role}`,
  person: id,
  role,
  area: of,
  act: '',
  from,
  to: null,
});

const empty: Registry = registry({ areas: [] });

const full: Registry = {
  ...empty,
  areas: [area('am', 'Area Amministrativa', 0), area('te', 'Area Tecnica', 1)],
  people: [
    person('rota', 'Dott.ssa', 'Nadia', 'Rota'),
    person('ferri', '', 'Luca', 'Ferri'),
    person('neri', '', 'Ada', 'Neri'),
  ],
  employments: [
    employed('rota', 'funzionari-eq'),
    employed('ferri', 'istruttori'),
    // Twice at work is one person; who comes in March is not there at the beginning of the year.
    employed('ferri', 'istruttori', '2026-05-01'),
    employed('neri', 'istruttori', '2027-03-01'),
  ],
  incarichi: [
    holds('rota', 'head', 'am'),
    holds('rota', 'segretario', null),
    holds('ferri', 'sindaco', null, '2027-06-01'),
  ],
  agreements: [
    {
      id: 'c1',
      kind: 'service',
      area: 'te',
      service: null,
      person: null,
      entity: 'Comune di Ronchello',
      lead: null,
      share: null,
      act: '',
      ...always,
    },
  ],
};

const facts = { registry: full, year: 2027, mandates: [{ from: '2022-06-10', to: '2027-06-09' }, always] };

test.each([
  ['ente', 'Comune di Valmora'],
  ['provincia', 'BG'],
  ['anno', '2027'],
  ['triennio', '2027-2029'],
  ['aree-numero', '2 aree'],
  ['aree-elenco', 'Area Amministrativa e Area Tecnica'],
  ['aree-responsabili', 'Area Amministrativa (Responsabile: Dott.ssa Nadia Rota); Area Tecnica'],
  ['dipendenti-numero', '2 dipendenti'],
  ['segretario', 'Dott.ssa Nadia Rota'],
  ['mandato', '2022-2027'],
  ['convenzioni', 'Area Tecnica, con Comune di Ronchello'],
  ['scadenza-piano', '31 gennaio 2027'],
  ['scadenza-relazione', '30 giugno 2028'],
])('{{%s}} says «%s»', (name, value) => {
  expect(planFieldValue(name, facts, it)).toMatchObject({ value, missing: false });
});

test('staff is told by classification, the highest first', () => {
  expect(planFieldValue('dipendenti-inquadramento', facts, it).value).toBe(
    `${it.fields.classes['funzionari-eq']} 1 e ${it.fields.classes.istruttori} 1`,
  );
});

test('what is not known at the beginning of the year is said to be missing, by its name', () => {
  expect(planFieldValue('sindaco', facts, it)).toEqual({
    label: 'Sindaco',
    value: '[Sindaco: manca in Ente]',
    missing: true,
  });
});

describe.each([
  ['Italian', it],
  ['German', de],
])('in %s', (_language, texts) => {
  test.each(PLAN_FIELDS)('{{%s}} has a name, and something to say of an empty registry', (name) => {
    const { label, value } = planFieldValue(name, { registry: empty, year: 2027, mandates: [] }, texts);
    expect(label).not.toBe(name);
    expect(value).not.toBe('');
  });
});

test('a name nobody knows any more stands as it is', () => {
  expect(planFieldValue('protocollo', facts, it)).toEqual({ label: 'protocollo', value: 'protocollo', missing: true });
});
