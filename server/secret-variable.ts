import { readFileSync } from 'node:fs';
import { StartFault } from './start-fault.ts';

/** What stands in examples to be replaced. Compared without case, spaces and signs. */
const PLACEHOLDERS = [
  'changeme',
  'changethis',
  'cambiami',
  'cambiala',
  'placeholder',
  'segnaposto',
  'yoursecret',
  'tuosegreto',
  'password',
  'example',
  'esempio',
  'valmoraprova',
];
const KNOWN = [...PLACEHOLDERS, 'traguardo', 'comune', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'ciao', 'admin'];
const FEWEST_DIFFERENT = 4;

/**
 * A secret setting, from the variable or from the file that `<NAME>_FILE` names; null when neither is given. One
 * copied from an example protects nothing: it stops the start.
 */
export function readSecretVariable(environment: Record<string, string | undefined>, name: string): string | null {
  const direct = environment[name]?.trim() || null;
  const path = environment[`${name}_FILE`]?.trim() || null;
  if (direct !== null && path !== null)
    throw new StartFault(`Indica ${name} oppure ${name}_FILE, non tutti e due insieme.`, 2);
  const secret = path === null ? direct : readGiven(`${name}_FILE`, path);
  if (secret !== null && isPlaceholder(secret))
    throw new StartFault(
      `${path === null ? name : `${name}_FILE`} è un segreto di esempio, che tutti conoscono: scrivine uno tuo, casuale.`,
      2,
    );
  return secret;
}

/** Whether a secret is one of those that stand in examples, or hardly one. */
export function isPlaceholder(secret: string): boolean {
  const bare = secret.toLowerCase().replace(/[^a-z0-9]/g, '');
  return PLACEHOLDERS.some((word) => bare.includes(word)) || new Set(bare).size < FEWEST_DIFFERENT;
}

/** Whether a password is one everybody tries first: such a word and figures, or a row of keys. */
export function isKnownPassword(password: string): boolean {
  const bare = password.toLowerCase().replace(/[^a-z0-9]/g, '');
  const rest = KNOWN.reduce((left, word) => left.replaceAll(word, ''), bare).replace(/\d/g, '');
  return rest === '' || new Set(bare).size < FEWEST_DIFFERENT;
}

function readGiven(variable: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch {
    throw new StartFault(`${variable}: il file ${path} non si legge. Controlla il percorso e i permessi.`, 2);
  }
  if (text === '') throw new StartFault(`${variable}: il file ${path} è vuoto.`, 2);
  return text;
}
