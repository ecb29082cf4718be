import { accessSync, constants, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { openDocument } from '#lib/documents/open-document.ts';
import { sindacoName } from '#lib/domain/mandate.ts';
import type { EnteHost } from '../../entity/ente-host.ts';
import type { Ente } from '../../entity/ente.ts';
import { all } from '../../entity/rows.ts';
import type { StoredDocument } from '../../storage/document-store.ts';
import type { Outcome } from '../outcome.ts';

const MIB = 1024 * 1024;
const LEAST_FREE = 200 * MIB;

interface Finding {
  ok: boolean;
  text: string;
}

/** Looks at everything that must hold; exit 1 when something does not. */
export async function doctor(host: EnteHost): Promise<Outcome> {
  const findings = [...folder(host.data), ...(host.current === null ? [] : await ente(host.current))];
  if (host.current === null) findings.push({ ok: true, text: 'Comune: non c’è ancora' });
  const lines = findings.map(({ ok, text }) => `${ok ? 'ok ' : 'NO '} ${text}\n`).join('');
  const faults = findings.filter((finding) => !finding.ok).length;
  return {
    exitCode: faults === 0 ? 0 : 1,
    out: lines,
    err: faults === 0 ? '' : `Da sistemare: ${faults}. Le righe con NO dicono che cosa.\n`,
  };
}

function folder(data: string): Finding[] {
  const { bavail, bsize } = statfsSync(data);
  const free = bavail * bsize;
  const secret = join(data, 'secret');
  const mode = statSync(secret, { throwIfNoEntry: false })?.mode ?? 0o600;
  return [
    { ok: writable(data), text: `Cartella dei dati: ${data}` },
    { ok: free >= LEAST_FREE, text: `Spazio libero sul disco: ${Math.floor(free / MIB)} MiB` },
    {
      ok: process.platform === 'win32' || (mode & 0o077) === 0,
      text: `Permessi del file ${secret}: solo di chi avvia Traguardo`,
    },
  ];
}

async function ente(current: Ente): Promise<Finding[]> {
  const findings = [
    await looked('Database', () => {
      const found = all(current.db, 'PRAGMA integrity_check').map((row) => String(row.integrity_check));
      return isDeepStrictEqual(found, ['ok']) ? null : `danneggiato (${found[0] ?? 'non risponde'})`;
    }),
    await looked('Riferimenti tra le tabelle', () => {
      const orphans = all(current.db, 'PRAGMA foreign_key_check').length;
      return orphans === 0 ? null : `${orphans} spezzati`;
    }),
  ];
  const documents: StoredDocument[] = [];
  findings.push(
    await looked('Elenco dei documenti', async () => {
      documents.push(...(await current.store.list()));
      return null;
    }),
  );
  for (const document of documents)
    findings.push(await looked(nameOf(current, document), () => documentFault(current, document)));
  return findings;
}

/** One thing looked at: null is well, a text says what is wrong, and so does a fault on the way. */
async function looked(name: string, look: () => string | null | Promise<string | null>): Promise<Finding> {
  let fault: string | null;
  try {
    fault = await look();
  } catch (thrown) {
    fault = `non si legge (${thrown instanceof Error ? thrown.message : String(thrown)})`;
  }
  return { ok: fault === null, text: `${name}: ${fault ?? 'in ordine'}` };
}

function nameOf(current: Ente, document: StoredDocument): string {
  if (document.kind === 'plan') return `Piano ${document.year}`;
  if (document.kind === 'mandate') {
    const mandate = current.registry.mandates.find(({ id }) => id === document.mandate);
    return `Mandato ${mandate === undefined ? document.mandate : sindacoName(mandate, current.registry)}`.trim();
  }
  const { area, year } = document;
  return `${current.registry.areas.find((one) => one.id === area)?.name ?? `Area ${area}`} ${year}`;
}

/** The log replayed from its first row gives what loading gives, and what the relay shows. */
async function documentFault(current: Ente, { id, kind, seq, schema }: StoredDocument): Promise<string | null> {
  if (schema > DOCUMENT_SCHEMA[kind]) return `scritto da una versione più nuova (schema ${schema})`;
  const rows = await current.store.log(id);
  if (rows.length !== seq || rows.some((row, index) => row.seq !== index + 1)) return 'mancano righe del registro';
  const loaded = await current.store.load(id);
  if (loaded === null) return 'non si carica';
  const replayed = documentFrom(rows.map((row) => row.bytes));
  const quick = documentFrom([
    ...(loaded.snapshot === null ? [] : [loaded.snapshot.bytes]),
    ...loaded.rows.map((row) => row.bytes),
  ]);
  if (!isDeepStrictEqual(Y.encodeStateVector(replayed), Y.encodeStateVector(quick)))
    return 'la copia di lavoro non è quella del registro';
  const content = openDocument(kind, replayed).read();
  if (!isDeepStrictEqual(content, openDocument(kind, quick).read()))
    return 'la copia di lavoro non è quella del registro';
  return null;
}

function documentFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
