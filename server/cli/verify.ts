import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { personName, type Registry } from '#lib/domain/org.ts';
import { localDay } from '#lib/texts/moments.ts';
import { format } from '#lib/texts/it/format.ts';
import { documentTitle } from '../entity/document-title.ts';
import { RegistryStore } from '../entity/registry-store.ts';
import type { StoredDocument, Tombstone } from '../storage/document-store.ts';
import { hexOf } from '../storage/chain.ts';
import { SqliteDocumentStore } from '../storage/sqlite-document-store.ts';
import { verifyDocument, type LogFault } from '../storage/verify-document.ts';
import { refusal, type Outcome } from './outcome.ts';

/** A document as verified; the JSON of all of them, kept elsewhere, is what a later verification compares with. */
const Verified = v.object({
  id: v.string(),
  name: v.string(),
  rows: v.number(),
  /** Imprint of the last row, hexadecimal. */
  head: v.nullable(v.string()),
  faults: v.array(v.looseObject({ code: v.string(), sentence: v.string() })),
});
type Verified = v.InferOutput<typeof Verified>;
const Noted = v.object({ documents: v.array(Verified) });

/** From this many rows on the person is told how far it got. */
const ROWS_BETWEEN_WORDS = 10_000;

/**
 * Follows every log of the ente, reading the database by itself: a running server is not asked, and not disturbed.
 * Exit 1 when anything is not as it was written.
 */
export async function verify(
  file: string | null,
  args: readonly string[],
  tell: (line: string) => void,
): Promise<Outcome> {
  const options = readOptions(args);
  if (options === null) return refusal(2, 'Si usa così: verify [--json] [--against FILE]');
  if (file === null) return refusal(2, 'In questa cartella non c’è ancora un Comune.');
  const noted = options.against === null ? [] : readNoted(options.against);
  if (noted === null) return refusal(2, `Il file ${options.against} non è l’uscita di «verify --json».`);
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    // One moment of the database, whatever is written meanwhile.
    database.exec('BEGIN');
    if (database.prepare(`SELECT 1 FROM migrations WHERE name = '0042-erasure.sql'`).get() === undefined) {
      return refusal(1, 'Il database è di una versione precedente: avvia Traguardo una volta, poi riprova.');
    }
    return await verifyAll(database, noted, options.json, tell);
  } finally {
    database.close();
  }
}

async function verifyAll(
  database: DatabaseSync,
  noted: readonly Verified[],
  json: boolean,
  tell: (line: string) => void,
): Promise<Outcome> {
  const store = new SqliteDocumentStore(database);
  const registry = new RegistryStore(database).read();
  const [documents, tombstones] = [await store.list(), await store.tombstones()];
  const progress = countRows(documents, tell);
  const verified: Verified[] = [];
  for (const document of documents) {
    const note = noted.find(({ id, head }) => id === document.id && head !== null);
    const anchor = note?.head ? { seq: note.rows, head: Buffer.from(note.head, 'hex') } : null;
    const faults = await verifyDocument(store, document, { replay: true, tombstones, anchor, onRows: progress });
    const head = await store.head(document.id);
    verified.push({
      id: document.id,
      name: documentTitle(document, registry),
      rows: document.seq,
      head: head === null ? null : hexOf(head),
      faults: faults.map((fault) => ({ ...fault, sentence: faultSentence(fault, registry) })),
    });
  }
  for (const { id, name, rows, head } of noted) {
    if (documents.some((document) => document.id === id)) continue;
    const tombstone = tombstones.find((one) => one.document === id);
    const explained = tombstone !== undefined && (tombstone.seq !== rows || hexOf(tombstone.head) === head);
    if (explained) continue;
    const sentence = 'non c’è più, e nessun atto di cancellazione lo spiega';
    verified.push({ id, name, rows, head, faults: [{ code: 'missing-document', sentence }] });
  }
  const faults = verified.reduce((sum, one) => sum + one.faults.length, 0);
  const erasures = tombstones.map((one) => ({
    id: one.document,
    name: documentTitle(one.name, registry),
    successor: one.successor,
    rows: one.seq,
    head: hexOf(one.head),
    erased: one.erased,
    at: one.at,
    person: one.person,
    act: one.act,
    sentence: erasureSentence(one, registry),
  }));
  const out = json
    ? `${JSON.stringify({ documents: verified, erasures, faults }, null, 2)}\n`
    : [...verified.flatMap(lines), ...erasures.map((one) => `ok  ${one.name}: ${one.sentence}`)].join('\n') + '\n';
  const err =
    faults === 0
      ? ''
      : 'Il registro non è più come fu scritto. Le righe con NO dicono dove: conserva il database così com’è e chiama chi lo custodisce.\n';
  return { exitCode: faults === 0 ? 0 : 1, out, err };
}

function lines({ name, rows, head, faults }: Verified): string[] {
  if (faults.length > 0) return faults.map(({ sentence }) => `NO  ${name}: ${sentence}`);
  return [`ok  ${name}: ${format.plural(rows, { one: 'riga', other: 'righe' })}, impronta ${head ?? ''}`];
}

function faultSentence(fault: LogFault, registry: Registry): string {
  switch (fault.code) {
    case 'missing-rows':
      return fault.seq === fault.last
        ? `manca la riga ${fault.seq} del registro`
        : `mancano le righe del registro dalla ${fault.seq} alla ${fault.last}`;
    case 'altered-row':
      return `la riga ${fault.seq} del registro, ${signed(fault.person, fault.at, registry)}, non è più come fu scritta, o sta dove non stava`;
    case 'surplus-rows':
      return fault.seq === fault.last
        ? `la riga ${fault.seq} del registro è stata aggiunta senza passare dal Comune`
        : `le righe del registro dalla ${fault.seq} alla ${fault.last} sono state aggiunte senza passare dal Comune`;
    case 'altered-head':
      return `l’impronta del documento non è quella della sua ultima riga, la ${fault.seq}`;
    case 'other-history':
      return `la riga ${fault.seq} del registro non ha l’impronta annotata: il registro è stato riscritto, o accorciato`;
    case 'stray-change':
      return `nella cronologia c’è una modifica della riga ${fault.seq}, che il registro non ha`;
    case 'stray-owner':
      return `tra chi ha scritto c’è una voce (${fault.client}) che nessuna riga del registro spiega`;
    case 'snapshot':
      return `la copia di lavoro della riga ${fault.seq} non è quella che danno le righe del registro`;
    case 'unreadable':
      return `il registro non si legge (${fault.detail})`;
    case 'newer-schema':
      return `scritto da una versione più nuova (schema ${fault.schema})`;
    default:
      return fault satisfies never;
  }
}

function erasureSentence({ seq, head, erased, at, person, act }: Tombstone, registry: Registry): string {
  const rows = format.plural(erased, { one: 'elemento cancellato', other: 'elementi cancellati' });
  return `cancellazione definitiva ${signed(person, at, registry)}, ${act.organ} n. ${act.number} del ${format.date(act.day)}: ${rows}; il registro di prima aveva ${format.plural(seq, { one: 'riga', other: 'righe' })}, impronta ${hexOf(head)}`;
}

function signed(person: string | null, at: string, registry: Registry): string {
  const moment = new Date(at);
  const known = registry.people.find(({ id }) => id === person) ?? registry.aliases.find(({ id }) => id === person);
  const name = person === null ? 'del Comune' : `di ${known === undefined ? person : personName(known)}`;
  return Number.isNaN(moment.getTime())
    ? name
    : `${name} del ${format.date(localDay(moment))} alle ${format.time(moment)}`;
}

function countRows(documents: readonly StoredDocument[], tell: (line: string) => void): (count: number) => void {
  const total = documents.reduce((sum, { seq }) => sum + seq, 0);
  let seen = 0;
  let told = 0;
  return (count) => {
    seen += count;
    if (seen - told < ROWS_BETWEEN_WORDS) return;
    told = seen;
    tell(`Righe controllate: ${format.number(seen)} su ${format.number(total)}\n`);
  };
}

function readOptions(args: readonly string[]): { json: boolean; against: string | null } | null {
  const rest = [...args];
  const options = { json: false, against: null as string | null };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--json') options.json = true;
    else if (arg === '--against' && rest[0] !== undefined) options.against = rest.shift() ?? null;
    else return null;
  }
  return options;
}

/** What an earlier verification printed; null when the file is something else. */
function readNoted(path: string): Verified[] | null {
  try {
    return v.parse(Noted, JSON.parse(readFileSync(path, 'utf8'))).documents;
  } catch {
    return null;
  }
}
