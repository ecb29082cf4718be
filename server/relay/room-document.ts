import * as Y from 'yjs';
import { observeChanges, type FieldChange } from '#lib/documents/changes.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { openDocument, type AnyDocument } from '#lib/documents/open-document.ts';
import { SERVER_ORIGIN } from '#lib/documents/origin.ts';
import { checkTransaction, type PolicyFault } from '#lib/documents/policy.ts';
import { TWINS } from '#lib/documents/twin.ts';
import { findTwins, recordTwin, type FoundTwin, type Twin } from '#lib/documents/twins.ts';
import type { LoadedDocument } from '../storage/document-store.ts';

/** What applying an update did to the document. */
export interface Applied {
  /** The effective update, `null` when everything was there already. */
  bytes: Uint8Array | null;
  changes: FieldChange[];
  twins: FoundTwin[];
}

/** Why an update may not stay; the document has to be built anew. */
export interface Refusal {
  refused: string;
}

/** A Yjs document as the relay holds it, with everything that happens in a transaction caught. */
export class RoomDocument {
  readonly doc = new Y.Doc();
  readonly kind: DocumentKind;
  #snapshot: Y.Snapshot | null = null;
  #view: AnyDocument | null = null;

  #bytes: Uint8Array[] = [];
  #changes: FieldChange[] = [];
  #twins: FoundTwin[] = [];
  #fault: PolicyFault | null = null;

  /** From durable state. Throws when the stored rows do not fit together. */
  constructor(loaded: LoadedDocument) {
    this.kind = loaded.document.kind;
    this.doc.transact(() => {
      if (loaded.snapshot !== null) Y.applyUpdate(this.doc, loaded.snapshot.bytes);
      for (const row of loaded.rows) Y.applyUpdate(this.doc, row.bytes);
    });
    if (this.#hasHole()) throw new Error(`The log of ${loaded.document.id} has a hole`);
    while (loaded.owners.has(this.doc.clientID)) this.doc.clientID = new Y.Doc().clientID;
    observeChanges(this.doc, this.kind, (changes) => this.#changes.push(...changes));
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#fault ??= checkTransaction(this.doc, this.kind, transaction);
      this.#twins.push(...findTwins(this.doc, this.kind, transaction));
    });
    this.doc.on('update', (update: Uint8Array) => {
      this.#snapshot = null;
      this.#bytes.push(update);
    });
  }

  /** A device's or the Comune's update, already inspected. */
  apply(update: Uint8Array): Applied | Refusal {
    this.#reset();
    try {
      Y.applyUpdate(this.doc, update);
    } catch {
      return { refused: 'integration' };
    }
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

  /** Twins nobody has settled name who wrote the value that stands now. */
  followTwins(changes: readonly FieldChange[], person: string | null, at: string): Applied {
    this.#reset();
    this.doc.transact(() => {
      for (const twin of this.doc.getMap(TWINS).values()) {
        if (!(twin instanceof Y.Map) || twin.get('settled') === true) continue;
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
    recordTwin(this.doc, this.kind, twin);
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
  state(vector?: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, vector);
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  destroy(): void {
    this.doc.destroy();
  }

  #hasHole(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
  }

  #reset(): void {
    this.#bytes = [];
    this.#changes = [];
    this.#twins = [];
    this.#fault = null;
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
