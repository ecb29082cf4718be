import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSecretVariable } from '../secret-variable.ts';
import { StartFault, codeOf } from '../start-fault.ts';

const MINIMUM = 32;

/**
 * The key that signs session cookies: from BETTER_AUTH_SECRET or the file BETTER_AUTH_SECRET_FILE, else drawn
 * once and kept in the data folder, readable by its owner only.
 */
export function readSecret(data: string, environment: Record<string, string | undefined>): string {
  const given = readSecretVariable(environment, 'BETTER_AUTH_SECRET');
  if (given === null) return readOrDraw(join(data, 'secret'));
  if (given.length >= MINIMUM) return given;
  const variable = environment.BETTER_AUTH_SECRET ? 'BETTER_AUTH_SECRET' : 'BETTER_AUTH_SECRET_FILE';
  throw new StartFault(`${variable} deve avere almeno ${MINIMUM} caratteri casuali.`, 2);
}

function readOrDraw(path: string): string {
  try {
    const kept = readKept(path);
    if (kept !== null) return kept;
    const secret = randomBytes(48).toString('base64url');
    // On the side first: a full disk must not leave half a key behind.
    const side = `${path}.nuovo`;
    try {
      writeFileSync(side, `${secret}\n`, { mode: 0o600 });
      renameSync(side, path);
    } catch (fault) {
      rmSync(side, { force: true });
      throw fault;
    }
    return secret;
  } catch (fault) {
    if (fault instanceof StartFault) throw fault;
    if (codeOf(fault) === 'ENOSPC')
      throw new StartFault(`Il disco è pieno: libera spazio per ${path}, poi riprova.`, 1);
    throw new StartFault(`Il file ${path} non si legge o non si scrive: controlla i permessi della cartella.`, 1);
  }
}

/** null: there is none yet. */
function readKept(path: string): string | null {
  let secret: string;
  try {
    secret = readFileSync(path, 'utf8').trim();
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null;
    throw fault;
  }
  if (secret === '') return null;
  if (secret.length >= MINIMUM) return secret;
  throw new StartFault(
    `Il file ${path} è troppo corto per proteggere gli accessi: cancellalo e riavvia, ognuno accederà di nuovo.`,
    2,
  );
}
