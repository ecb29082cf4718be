import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../start-fault.ts';

/** In an ente's folder after a restore. */
export const SECRET_FILE = 'secret';

/**
 * The secret an ente came with from a copy: what was encrypted under it before must still be read on a machine that
 * has drawn another. null: it is the machine's.
 */
export function restoredSecret(folder: string): string | null {
  try {
    const secret = readFileSync(join(folder, SECRET_FILE), 'utf8').trim();
    return secret === '' ? null : secret;
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return null;
    throw fault;
  }
}
