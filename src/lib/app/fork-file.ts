import * as v from 'valibot';
import type { ForkRow, ForkValue } from '#lib/persistence/local-store.ts';
import { FORK_FILE_VERSION, ForkFile } from '#lib/protocol/refused.ts';

/** Why a file cannot be brought in. */
export type FileRefusal = 'too-large' | 'damaged' | 'older' | 'other-entity' | 'other-person' | 'nothing';

export const LARGEST_FORK_FILE = 24 * 1024 * 1024;

/** The refused and unsent changes a file of *Esporta* carries, for the same person of the same ente. */
export function readForkFile(text: string, owner: { entity: string; person: string }): ForkRow[] | FileRefusal {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return 'damaged';
  }
  const version = v.safeParse(v.object({ version: v.number() }), content);
  if (version.success && version.output.version < FORK_FILE_VERSION) return 'older';
  const file = v.safeParse(ForkFile, content);
  if (!file.success) return 'damaged';
  if (file.output.entityId !== owner.entity) return 'other-entity';
  if (file.output.personId !== owner.person) return 'other-person';
  const rows = file.output.forks.filter((fork) => fork.values.length > 0).map(rowOf);
  return rows.length === 0 ? 'nothing' : rows;
}

/** Named by where it was made: the same file again is the same fork. */
function rowOf({ device, document, generation, code, reason, at, values }: ForkFile['forks'][number]): ForkRow {
  return {
    id: `file-${device}-${document}-${generation}`,
    document,
    generation,
    code,
    reason,
    at,
    values: values as ForkValue[],
    state: new Uint8Array([0, 0]),
    rows: [],
    source: 'file',
  };
}
