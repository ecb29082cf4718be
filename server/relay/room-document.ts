import * as Y from 'yjs';
import type { FieldChange } from '#lib/documents/changes.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { openDocument, type AnyDocument } from '#lib/documents/open-document.ts';
import { SERVER_ORIGIN } from '#lib/documents/origin.ts';
import type { PolicyFault, Writer } from '#lib/documents/policy.ts';
import { TWINS } from '#lib/documents/twin.ts';
import type { FoundTwin, Twin } from '#lib/documents/twins.ts';
import type { DocumentRules } from './document-rules.ts';

const NOBODY: Writer = { person: null };

/** What applying an update did to the document. */
export interface Applied {
  /** The effective update, `null` when everything was there already. */
  bytes: Uint8Array | null;
  changes: FieldChange[];
  twins: FoundTwin[];
}

/** A state, and the rows of the log that came after it. */
export interface StoredContent {
  snapshot: { bytes: Uint8Array } | null;
  rows: readonly { bytes: Uint8Array }[];
}

/** Why an update may not stay; the document has to be built anew. */
export interface Refusal {
  refused: string;
}

/** A Yjs document as the relay holds it, with everything that happens in a transaction caught. */
export class RoomDocument {
  readonly doc = new Y.Doc();
  readonly kind: DocumentKind;
  readonly #rules: DocumentRules;
  #snapshot: Y.Snapshot | null = null;
  #state: Uint8Array | null = null;
  #view: AnyDocument | null = null;

  #bytes: Uint8Array[] = [];
  #changes: FieldChange[] = [];
  #twins: FoundTwin[] = [];
  #fault: PolicyFault | null = null;
  /** Who wrote what is being applied. */
  #writer: Writer = NOBODY;

  /** From durable state. Throws when the stored rows do not fit together. */
  constructor(kind: DocumentKind, stored: StoredContent, owners: ReadonlyMap<number, unknown>, rules: DocumentRules) {
    this.kind = kind;
    this.#rules = rules;
    this.doc.transact(() => {
      if (stored.snapshot !== null) Y.applyUpdate(this.doc, stored.snapshot.bytes);
      for (const row of stored.rows) Y.applyUpdate(this.doc, row.bytes);
    });
    if (this.#hasHole()) throw new Error('The log of a document has a hole');
    while (owners.has(this.doc.clientID)) this.doc.clientID = new Y.Doc().clientID;
    rules.observe(this.doc, (changes) => this.#changes.push(...changes));
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#fault ??= rules.check(this.doc, transaction, this.#writer);
      this.#twins.push(...rules.twins(this.doc, transaction));
    });
    this.doc.on('update', (update: Uint8Array) => {
      this.#snapshot = null;
      this.#state = null;
      this.#bytes.push(update);
    });
  }

  /**
   * Updates of a device (its person) or of the Comune (null) as one, each inspected when those before it are in.
   * After a restore a device brings back work of ours (`byComune`), and what was deleted, nobody knows by whom
   * (`asGone`).
   */
  apply(updates: Iterable<Uint8Array>, person: string | null, more: Omit<Writer, 'person'> = {}): Applied | Refusal {
    this.#reset();
    const { byComune = false } = more;
    const before = byComune ? this.#meta() : '';
    this.#writer = { person, ...more };
    try {
      this.doc.transact(() => {
        for (const update of updates) Y.applyUpdate(this.doc, update);
      });
    } catch {
      return { refused: 'integration' };
    }
    // An upgrade that was made again since says the same.
    if (byComune && this.#meta() !== before) return { refused: 'meta' };
    if (this.#hasHole()) return { refused: 'gap' };
    if (this.#fault !== null) {
      const { code, table, row, field } = this.#fault;
      return { refused: [`policy:${code}`, table ?? '', row ?? '', field ?? ''].join(' ').trim() };
    }
    return this.#take();
  }

  /** Brings back a row of the running batch after a rebuild. */
  replay(bytes: Uint8Array): void {
    Y.applyUpdate(this.doc, bytes);
    this.#reset();
  }

  /**
   * Twins nobody has settled name who wrote the value that stands now; of settled ones nothing stays, so that the
   * value that was given up is no longer sent to anybody.
   */
  followTwins(changes: readonly FieldChange[], person: string | null, at: string): Applied {
    this.#reset();
    const twins = this.doc.getMap(TWINS);
    if (twins.size === 0 || changes.length === 0) return this.#take();
    this.doc.transact(() => {
      for (const [id, twin] of [...twins]) {
        if (!(twin instanceof Y.Map)) continue;
        if (twin.get('settled') === true) {
          twins.delete(id);
          continue;
        }
        const change = changes.find(
          ({ table, row, field }) =>
            twin.get('table') === table && twin.get('row') === row && twin.get('field') === field,
        );
        if (change === undefined || change.to === twin.get('kept')) continue;
        twin.set('kept', change.to);
        twin.set('keptBy', person);
        twin.set('keptAt', at);
      }
    }, SERVER_ORIGIN);
    return this.#take();
  }

  /** Writes the two concurrent values where both persons see them. */
  recordTwin(twin: Omit<Twin, 'id'>): Applied {
    this.#reset();
    this.#rules.recordTwin(this.doc, twin);
    return this.#take();
  }

  /** Whether the update says nothing that is not in the document. */
  contains(update: Uint8Array): boolean {
    this.#snapshot ??= Y.snapshot(this.doc);
    return Y.snapshotContainsUpdate(this.#snapshot, update);
  }

  /** What `edit` would send, made on a copy under a client id of its own. */
  draft(edit: (document: AnyDocument) => void): { update: Uint8Array; client: number } {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, this.state());
    const before = Y.encodeStateVector(copy);
    const updates: Uint8Array[] = [];
    copy.on('update', (update: Uint8Array) => updates.push(update));
    edit(openDocument(this.kind, copy));
    const update = updates.length === 0 ? Y.encodeStateAsUpdate(copy, before) : Y.mergeUpdates(updates);
    const client = copy.clientID;
    copy.destroy();
    return { update, client };
  }

  view(): AnyDocument {
    return (this.#view ??= openDocument(this.kind, this.doc));
  }

  /** The collected state: without the text that was deleted. */
  state(): Uint8Array {
    return (this.#state ??= Y.encodeStateAsUpdate(this.doc));
  }

  /** Throws on bytes that are no state vector. */
  answer(vector: Uint8Array): Uint8Array {
    return vector.length === 1 && vector[0] === 0 ? this.state() : Y.encodeStateAsUpdate(this.doc, vector);
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  destroy(): void {
    this.doc.destroy();
  }

  #meta(): string {
    const entries = Object.entries(this.doc.getMap('meta').toJSON());
    return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #hasHole(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
  }

  #reset(): void {
    this.#bytes = [];
    this.#changes = [];
    this.#twins = [];
    this.#fault = null;
    this.#writer = NOBODY;
  }

  #take(): Applied {
    const [first, ...more] = this.#bytes;
    const applied = {
      bytes: first === undefined ? null : more.length === 0 ? first : Y.mergeUpdates(this.#bytes),
      changes: this.#changes,
      twins: this.#twins,
    };
    this.#reset();
    return applied;
  }
}
