import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { StartFault } from '../start-fault.ts';

/** The recovery key: from the environment, else typed or piped in. Never an argument, which every process can see. */
export async function readRecoveryKey(environment: Record<string, string | undefined>): Promise<string> {
  const direct = environment.TRAGUARDO_RECOVERY_KEY;
  if (direct !== undefined && direct !== '') return direct;
  const path = environment.TRAGUARDO_RECOVERY_KEY_FILE;
  if (path !== undefined && path !== '') return readGiven(path);
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  if (process.stdin.isTTY) process.stderr.write('Chiave di recupero: ');
  try {
    for await (const line of lines) if (line.trim() !== '') return line.trim();
  } finally {
    lines.close();
  }
  throw new StartFault(
    'Manca la chiave di recupero: scrivila quando è chiesta, o indica TRAGUARDO_RECOVERY_KEY_FILE.',
    2,
  );
}

function readGiven(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new StartFault(
      `TRAGUARDO_RECOVERY_KEY_FILE: il file ${path} non si legge. Controlla il percorso e i permessi.`,
      2,
    );
  }
}
