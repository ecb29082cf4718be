import * as v from 'valibot';
import type { OutboxRow } from './local-store.ts';

type NewRow = Omit<OutboxRow, 'id'>;

const Note = v.object({
  document: v.string(),
  generation: v.number(),
  /** Base64. */
  update: v.string(),
  changes: v.array(
    v.object({
      table: v.string(),
      row: v.string(),
      field: v.string(),
      from: v.unknown(),
      to: v.unknown(),
      at: v.string(),
    }),
  ),
  createdAt: v.string(),
  sealed: v.optional(
    v.object({
      key: v.string(),
      iv: v.string(),
      bytes: v.string(),
      under: v.optional(v.object({ iv: v.string(), bytes: v.string() })),
    }),
  ),
  count: v.optional(v.number()),
});
type Note = v.InferOutput<typeof Note>;

/** Base64 of many bytes at once would overflow the call stack. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function parseJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

function noteOf({ sealed, ...row }: NewRow): Note {
  const note: Note = { ...row, update: toBase64(row.update) };
  if (!sealed) return note;
  const coded = ({ iv, bytes }: { iv: Uint8Array; bytes: Uint8Array }) => ({
    iv: toBase64(iv),
    bytes: toBase64(bytes),
  });
  note.sealed = { key: sealed.key, ...coded(sealed), ...(sealed.under ? { under: coded(sealed.under) } : {}) };
  return note;
}

function rowOf({ sealed, ...note }: Note): NewRow {
  const row: NewRow = { ...note, update: fromBase64(note.update) };
  if (!sealed) return row;
  const read = ({ iv, bytes }: { iv: string; bytes: string }) => ({ iv: fromBase64(iv), bytes: fromBase64(bytes) });
  row.sealed = { key: sealed.key, ...read(sealed), ...(sealed.under ? { under: read(sealed.under) } : {}) };
  return row;
}

/**
 * What was typed in the last instant before a page goes. A transaction of IndexedDB that begins then
 * may never end; local storage is written before the page is gone. The next visit moves the notes
 * to the outbox.
 */
export class LastNotes {
  readonly #storage: Storage | null;
  readonly #prefix: string;

  /** `store` is the name of the person's database; the notes share it. */
  constructor(storage: Storage | null, store: string) {
    this.#storage = storage;
    this.#prefix = `${store}-note-`;
  }

  leave(key: string, row: NewRow): void {
    try {
      this.#storage?.setItem(this.#prefix + key, JSON.stringify(noteOf(row)));
    } catch {
      // No room: the outbox's own attempt is all there is, and says so if the page stays.
    }
  }

  remove(key: string): void {
    this.#storage?.removeItem(this.#prefix + key);
  }

  /** Every note, oldest first. */
  all(): { key: string; row: NewRow }[] {
    const found: { key: string; row: NewRow }[] = [];
    for (const key of this.#keys()) {
      const note = v.safeParse(Note, parseJson(this.#storage?.getItem(this.#prefix + key)));
      // What is not a note of this version harms nobody where it is.
      if (note.success) found.push({ key, row: rowOf(note.output) });
    }
    return found.sort((a, b) => (a.row.createdAt < b.row.createdAt ? -1 : 1));
  }

  wipe(): void {
    for (const key of this.#keys()) this.remove(key);
  }

  #keys(): string[] {
    const storage = this.#storage;
    if (!storage) return [];
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length));
  }
}
