import { readFileSync } from 'node:fs';
import { format } from '#lib/texts/it/format.ts';
import type { EnteHost } from '../../entity/ente-host.ts';
import { DocumentRefused, importEntity, readExport } from '../../transfer/import-entity.ts';
import type { ImportRefusal } from '../../transfer/import-entity.ts';
import { done, refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';

/** Brings a Comune in from the file of `export`, where there is none yet; all of it or nothing. */
export async function importAll(host: EnteHost, args: readonly string[]): Promise<Outcome> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) return refusal(2, 'Si usa così: import-all FILE');
  if (host.current !== null || host.hasReal)
    return refusal(2, 'In questa cartella c’è già un Comune: usa una cartella vuota (TRAGUARDO_DATA).');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return refusal(2, `Il file ${file} non si legge: controlla il percorso e i permessi.`);
  }
  const read = readExport(text);
  if ('refused' in read) return refusal(2, sentencesOf(read.refused));
  const { registry } = read.content;
  try {
    await host.setUp(registry.entity, (ente) => importEntity(ente, read.content));
  } catch (fault) {
    if (!(fault instanceof DocumentRefused)) throw fault;
    return refusal(2, sentencesOf({ code: 'faults', faults: fault.faults }));
  }
  return done(
    [
      `${registry.entity.name}: ${format.plural(registry.areas.length, { one: 'area', other: 'aree' })}, ${format.plural(registry.people.length, { one: 'persona', other: 'persone' })}, ${registry.years.length === 0 ? 'nessun anno' : `anni ${format.list(registry.years.map(String))}`}.`,
      'Nessuno può ancora entrare: «user invite PERSONA» stampa il link con cui una persona sceglie la password.',
      '',
    ].join('\n'),
  );
}

/** Nobody reads more, and the rest is often the same again. */
const MOST_FAULTS = 10;

function sentencesOf(refused: ImportRefusal): string {
  switch (refused.code) {
    case 'not-json':
      return 'Il file non è JSON, o non è intero: rifai l’esportazione con «export».';
    case 'not-an-export':
      return 'Il file non è un’esportazione di Traguardo: scegli quello che scrive «export».';
    case 'newer':
      return 'L’esportazione viene da una versione più nuova di Traguardo: aggiorna questo, poi riprova.';
    case 'faults': {
      const { faults } = refused;
      const rest = faults.length - MOST_FAULTS;
      return [
        'Il file ha cose che non vanno, e non è stato portato niente.',
        ...faults.slice(0, MOST_FAULTS).map(({ path, detail }) => `${path}: ${detail}`),
        ...(rest > 0 ? [`E ${rest === 1 ? 'un’altra' : `altre ${format.number(rest)}`}.`] : []),
      ].join(' ');
    }
  }
}
