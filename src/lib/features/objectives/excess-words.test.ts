import { expect, test } from 'vitest';
import { explainExcess, type Excess } from '#lib/domain/excess.ts';
import { howItCame, remedyEffect, remedyTitle, remedyVerb, type ExcessNames } from './excess-words.ts';

const names: ExcessNames = { me: 'marta', firstName: () => 'Paolo', objective: (id) => id, locked: ['AM.7'] };

function story(minutes: number, weights = [25, 20, 10, 10, 20, 10, 10]): Excess {
  const change = (person: string, objective: string, at: string) => ({ person, objective, at, from: 1_500, to: 2_000 });
  const excess = explainExcess(
    [
      change('marta', 'AM.5', '2027-03-10T10:00:00Z'),
      change('paolo', 'AM.2', new Date(Date.UTC(2027, 2, 10, 10, minutes)).toISOString()),
    ],
    {
      objectives: weights.map((weight, at) => ({
        id: `AM.${at + 1}`,
        weight: weight * 100,
        weightLocked: at === 6,
        gate: false,
      })),
    },
  );
  if (!excess) throw new Error('there is something to tell');
  return excess;
}

test('[DO6] the card says how it came, and the same moment only when it was', () => {
  expect(howItCame(story(2))).toBe(
    'Mancavano 5 punti e li avete aggiunti in due, nello stesso momento. Nessuna modifica è andata persa.',
  );
  expect(howItCame(story(180))).toBe('Mancavano 5 punti e li avete aggiunti in due. Nessuna modifica è andata persa.');
});

test('[DO6] each remedy has a name, a verb and its effect in words', () => {
  const excess = story(2);
  expect(excess.remedies.map((one) => remedyTitle(one, names, excess.changes.length))).toEqual([
    'Tieni la tua modifica',
    'Tieni la modifica di Paolo',
    'Tieni tutte e due',
  ]);
  expect(excess.remedies.map((one) => remedyVerb(one, names, excess))).toEqual([
    'Tieni la mia',
    'Tieni quella di Paolo',
    'Togli 5 agli altri',
  ]);
  expect(excess.remedies.map((one) => remedyEffect(one, names, excess))).toEqual([
    'AM.5 resta 20, AM.2 torna a 15.',
    'AM.2 resta 20, AM.5 torna a 15.',
    'I 5 punti si tolgono in proporzione agli altri. AM.7 è bloccato e non cambia.',
  ]);
});
