import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readPeopleFile } from '../read-people-file.ts';
import type { PeopleReading } from './read-people.ts';

const FOLDER = 'tests/fixtures/people';

/** One line a person, one a row that brings nobody in. */
function essence({ people, skipped }: PeopleReading): string {
  const lines = people.map((one) =>
    [
      `${one.title} ${one.familyName}, ${one.givenName}`.trim(),
      one.area || '–',
      one.service || '–',
      one.classificationArea ?? '–',
      one.profile || '–',
      one.partTime === undefined ? '–' : one.partTime === null ? 'pieno' : one.partTime / 100,
      `${one.from ?? ''}..${one.to ?? ''}`,
      ...one.notes.map(({ code, text }) => `${code}: ${text}`),
    ].join(' | '),
  );
  return [...lines, ...skipped.map(({ row, reason }) => `riga ${row}: ${reason}`), ''].join('\n');
}

async function read(name: string, bytes: Uint8Array): Promise<string> {
  const result = await readPeopleFile({ name, bytes });
  return result.ok ? essence(result.reading) : result.reason;
}

const fixtures = readdirSync(FOLDER).filter((name) => !name.includes('.expected.'));

test.each(fixtures)('%s reads as written down beside it', async (name) => {
  const expected = `${FOLDER}/${name.replace(/\.\w+$/, '.expected.txt')}`;
  const found = await read(name, new Uint8Array(readFileSync(`${FOLDER}/${name}`)));
  expect(existsSync(expected), found).toBe(true);
  expect(found).toBe(readFileSync(expected, 'utf8'));
});

describe('a workbook', () => {
  const book = (bookType: 'xlsx' | 'ods') => {
    const sheet = utils.aoa_to_sheet([
      ['Organico'],
      ['Dipendente', 'Settore', 'Inquadramento', '% part time', 'Assunto il', 'Stipendio'],
      ['Rota Nadia', 'Area Tecnica', 'D3', { t: 'n', v: 0.5, z: '0%' }, { t: 'n', v: 45_292, z: 'dd/mm/yyyy' }, 1_500],
      ['Gotti Irene', 'Area Tecnica', { t: 's', v: 'C', f: 'HYPERLINK("http://example.test")' }, 1, null, 1_500],
    ]);
    const hidden = utils.aoa_to_sheet([
      ['Dipendente', 'Settore'],
      ['Nascosto Mario', 'Area Tecnica'],
    ]);
    return new Uint8Array(
      write(
        {
          SheetNames: ['Organico', 'Vecchio'],
          Sheets: { Organico: sheet, Vecchio: hidden },
          Workbook: { Sheets: [{ name: 'Organico' }, { name: 'Vecchio', Hidden: 1 }] },
        },
        { type: 'array', bookType },
      ) as ArrayBuffer,
    );
  };
  const said = [
    'Rota, Nadia | Area Tecnica | – | funzionari-eq | – | 18 | 2024-01-01..',
    'Gotti, Irene | Area Tecnica | – | istruttori | – | pieno | ..',
    '',
  ].join('\n');

  test('.xlsx: days as days, shares as hours, hidden sheets and formulas left alone', async () => {
    expect(await read('organico.xlsx', book('xlsx'))).toBe(said);
  });

  test('.ods the same', async () => {
    expect(await read('organico.ods', book('ods'))).toContain(
      'Rota, Nadia | Area Tecnica | – | funzionari-eq | – | 18',
    );
  });

  test('one that is cut in half says so', async () => {
    expect(await read('organico.xlsx', book('xlsx').slice(0, 3_000))).toBe('damaged');
  });
});

test.each<[string, Uint8Array | string, string]>([
  ['nothing', '', 'empty'],
  ['a page of prose', 'Si comunica che il personale\nè convocato domani.', 'no-people'],
  ['too many rows', `Cognome;Nome;Area\n${'Rota;Nadia;Tecnica\n'.repeat(5_100)}`, 'too-many-rows'],
  ['too many bytes', new Uint8Array(5 * 1024 * 1024 + 1).fill(65), 'too-large'],
  ['a PDF cut short', '%PDF-1.7', 'damaged'],
])('%s is refused with its reason', async (_, content, reason) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  expect(await readPeopleFile({ name: 'elenco.csv', bytes })).toEqual({ ok: false, reason });
});
