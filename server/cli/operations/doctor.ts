import { accessSync, constants, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EnteHost } from '../../entity/ente-host.ts';
import type { Ente } from '../../entity/ente.ts';
import { replayFault } from '../../entity/replay.ts';
import { all } from '../../entity/rows.ts';
import { documentTitle } from '../../entity/document-title.ts';
import type { StoredDocument } from '../../storage/document-store.ts';
import { verifyDocument } from '../../storage/verify-document.ts';
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
  if (host.current !== null) findings.push(await looked('Copie di sicurezza', () => copies(host)));
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
    findings.push(await looked(documentTitle(document, current.registry), () => documentFault(current, document)));
  return findings;
}

/** A Comune without key or copies is told so, and is not broken for it. */
async function copies(host: EnteHost): Promise<Look> {
  const { health, hasKey, newest, fault } = await host.backups.state();
  if (!hasKey) return { well: 'manca la chiave di recupero, e nessuna copia viene fatta' };
  const age = newest === null ? null : Math.floor((host.ente.clock().getTime() - newest.at.getTime()) / 3_600_000);
  const last = newest === null ? 'la chiave c’è, ancora nessuna copia' : `l’ultima ha ${age} ore (${newest.name})`;
  if (health === 'stale' || fault !== null) return `l’ultimo tentativo non è riuscito; ${last}`;
  return { well: last };
}

/** null is well, a text says what is wrong, `well` has something to add. */
type Look = string | null | { well: string };

/** One thing looked at; a fault on the way is something wrong. */
async function looked(name: string, look: () => Look | Promise<Look>): Promise<Finding> {
  try {
    const found = await look();
    if (typeof found === 'string') return { ok: false, text: `${name}: ${found}` };
    return { ok: true, text: `${name}: ${found?.well ?? 'in ordine'}` };
  } catch (thrown) {
    return { ok: false, text: `${name}: non si legge (${thrown instanceof Error ? thrown.message : String(thrown)})` };
  }
}

/** The log gives what loading gives, and is as it was written. */
async function documentFault(current: Ente, document: StoredDocument): Promise<string | null> {
  const fault = await replayFault(current.store, document);
  if (fault !== null) return fault;
  const chained = await verifyDocument(current.store, document, {
    replay: false,
    tombstones: await current.store.tombstones(),
  });
  return chained.length > 0 ? 'il registro non è più come fu scritto: «verify» dice dove' : null;
}

function writable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
