import { expect, test } from 'vitest';
import { areaHeading, areaKey, headIn } from './headings.ts';
import { staffCounts } from './staff.ts';

test.each([
  ['AREA AMMINISTRATIVA', 'Area Amministrativa', null],
  ['1. Area Tecnica (Responsabile: geom. Ugo Sala)', 'Area Tecnica', 'Ugo Sala'],
  ['Settore Tecnico. Responsabile Ing. Bruno Fini', 'Settore Tecnico', 'Bruno Fini'],
  ['SETTORE II – AFFARI GENERALI', 'Settore II – Affari Generali', null],
  ['CENTRO DI RESPONSABILITÀ N. 1 – SERVIZI DEMOGRAFICI', 'Centro di responsabilità 1 – Servizi Demografici', null],
  ['Obiettivi dell’Area Vigilanza – anno 2025', 'Area Vigilanza', null],
  ['Area Finanziaria – Rag. Carla Bianchini', 'Area Finanziaria', 'Carla Bianchini'],
])('«%s» names an area', (line, name, head) => {
  const heading = areaHeading(line);
  expect([heading?.name, heading?.head?.text ?? null]).toEqual([name, head]);
});

test.each([
  'Area Istruttori (ex cat. C) n° 2',
  'Area dei Funzionari e dell’elevata qualificazione',
  'L’area è affidata ad un Responsabile.',
  'Area Polizia Locale è in convenzione con altri comuni',
  'aree strategiche programmatiche',
])('«%s» names none', (line) => {
  expect(areaHeading(line)).toBeNull();
});

test.each([
  ['RESPONSABILE: Dott.ssa Belloni Marta', 'Belloni Marta'],
  ['Responsabile dell’Area: Paolo Vezzoli', 'Paolo Vezzoli'],
  ['Responsabile del Settore dott. Piero Galli', 'Piero Galli'],
  ['Titolare di E.Q.: Rota Nadia', 'Rota Nadia'],
  ['Responsabile: vacante', null],
  ['Responsabile: Sindaco', null],
])('the head in «%s»', (line, name) => {
  expect(headIn(line)?.text ?? null).toBe(name);
});

test('areas are the same under another kind and another ending', () => {
  expect(areaKey('Settore Tecnico')).toBe(areaKey('AREA TECNICA'));
  expect(areaKey('Area Tecnica')).not.toBe(areaKey('Area Finanziaria'));
});

test('staff by classification', () => {
  expect(
    staffCounts('Area Funzionari e dell’elevata qualificazione (ex cat. D) n° 1 – Area Istruttori (ex cat. C) n° 2'),
  ).toEqual([
    { classificationArea: 'funzionari-eq', count: 1 },
    { classificationArea: 'istruttori', count: 2 },
  ]);
  expect(staffCounts('n. 2 istruttori e 1 operatore esperto')).toEqual([
    { classificationArea: 'istruttori', count: 2 },
    { classificationArea: 'operatori-esperti', count: 1 },
  ]);
});
