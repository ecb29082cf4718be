import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** The folder of the repository or of the installed package. */
export const ROOT = join(import.meta.dirname, '..');

const Package = v.object({ version: v.string() });

/** Version of what is running, and where its source is: the build hands it out. */
export function readApplication(): { version: string; source: string } {
  const { version } = v.parse(Package, JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
  return { version, source: '/sorgente.tar.gz' };
}
