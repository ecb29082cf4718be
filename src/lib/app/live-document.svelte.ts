import { createSubscriber } from 'svelte/reactivity';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import type { Twin } from '#lib/documents/twin.ts';
import { FieldChanges, type DocumentEntry, type FieldChangeRecord } from '#lib/protocol/http.ts';
import type { DocumentFacts } from '#lib/sync/sync-status.ts';
import type { DocumentSync } from '#lib/sync/document-sync.ts';
import type { CaretPlace, FieldPlace } from '#lib/sync/peer.ts';
import { pendingFields, type Pending } from './pending.ts';
import { presenceOf, type Presence } from './presence.ts';
import type { Send } from './request.ts';

/** A value computed from something that counts its changes. */
class Computed<Value> {
  readonly #version: () => unknown;
  readonly #compute: () => Value;
  #known: { version: unknown; value: Value } | null = null;

  constructor(version: () => unknown, compute: () => Value) {
    this.#version = version;
    this.#compute = compute;
  }

  get value(): Value {
    const version = this.#version();
    if (!this.#known || this.#known.version !== version) this.#known = { version, value: this.#compute() };
    return this.#known.value;
  }
}

/**
 * A document as screens see it: plain values that follow every change, here or elsewhere, and
 * are computed once per change. Stays the same object while the bytes behind it are replaced.
 */
export abstract class LiveDocument<Document extends AnyDocument, Value> {
  readonly sync: DocumentSync;
  readonly #send: Send;
  #entry: DocumentEntry = $state.raw() as DocumentEntry;
  readonly #followContent: () => void;
  readonly #followStatus: () => void;
  readonly #followPresence: () => void;
  readonly #value: Computed<Value>;
  readonly #twins: Computed<Twin[]>;
  readonly #pending: Computed<Pending>;
  readonly #remote: Computed<ReadonlyMap<string, { person: string | null; at: number }>>;
  readonly #present: Computed<Presence[]>;

  constructor(sync: DocumentSync, entry: DocumentEntry, send: Send) {
    this.sync = sync;
    this.#send = send;
    this.#entry = entry;
    this.#followContent = follow(sync, 'content');
    this.#followStatus = follow(sync, 'status');
    this.#followPresence = follow(sync, 'presence');
    const content = () => sync.contentVersion;
    const status = () => sync.statusVersion;
    this.#value = new Computed(content, () => {
      const document = this.openDocument();
      return document ? this.read(document) : this.emptyValue();
    });
    this.#twins = new Computed(content, () => this.openDocument()?.readTwins() ?? []);
    this.#pending = new Computed(status, () => pendingFields(sync.changes));
    this.#remote = new Computed(
      () => `${sync.contentVersion}/${sync.statusVersion}`,
      () => sync.remote,
    );
    this.#present = new Computed(
      () => sync.presenceVersion,
      () => sync.peers.map(presenceOf),
    );
  }

  protected abstract read(document: Document): Value;
  protected abstract emptyValue(): Value;
  /** The open document if it is of this kind. */
  protected abstract openDocument(): Document | null;

  get entry(): DocumentEntry {
    return this.#entry;
  }

  /** The relay's list of documents has been read again. */
  renew(entry: DocumentEntry): void {
    this.#entry = entry;
    this.sync.heard(entry.seq, entry);
  }

  /** Something to show is here. */
  get ready(): boolean {
    this.#followContent();
    return this.sync.hasContent;
  }

  get access(): 'read' | 'write' {
    this.#followStatus();
    return this.sync.hello?.access ?? this.entry.access;
  }

  /** Why nothing can be changed; null when it can. */
  get readOnly(): 'role' | 'closed' | null {
    return this.access === 'write' ? null : (this.sync.hello?.reason ?? 'role');
  }

  get value(): Value {
    this.#followContent();
    return this.#value.value;
  }

  /** The verbs. Only after `ready`: there is nothing to change before. */
  get document(): Document {
    this.#followContent();
    const document = this.openDocument();
    if (!document) throw new Error('the document is not loaded yet');
    return document;
  }

  /** Fields whose change the relay has not stored, with what the Comune has in them. */
  get pending(): Pending {
    this.#followStatus();
    return this.#pending.value;
  }

  /** Concurrent values nobody has chosen between. */
  get twins(): Twin[] {
    this.#followContent();
    return this.#twins.value;
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.openDocument()?.settleTwin(id, keep);
  }

  /** The other people in this document. */
  get present(): Presence[] {
    this.#followPresence();
    return this.#present.value;
  }

  focus(place: FieldPlace | null, caret: CaretPlace | null = null): void {
    this.sync.focus(place, caret);
  }

  /** Undoes this person's last change; false when there is none. */
  undo(): boolean {
    return this.sync.history?.undo() ?? false;
  }

  redo(): boolean {
    return this.sync.history?.redo() ?? false;
  }

  /** How many steps can be taken back: whether the last one is still that of a moment ago. */
  get undoDepth(): number {
    this.#followContent();
    return this.sync.history?.depth ?? 0;
  }

  get canUndo(): boolean {
    this.#followContent();
    return this.sync.history?.canUndo ?? false;
  }

  get canRedo(): boolean {
    this.#followContent();
    return this.sync.history?.canRedo ?? false;
  }

  /** Fields others changed in the last two seconds. */
  get remote(): ReadonlyMap<string, { person: string | null; at: number }> {
    this.#followContent();
    this.#followStatus();
    return this.#remote.value;
  }

  /** Whether this field became *Salvato in Comune* within the last second. */
  confirmed(key: string): boolean {
    this.#followStatus();
    return this.sync.isConfirmed(key);
  }

  /** For the status of all documents together. */
  facts(): DocumentFacts {
    const facts = this.sync.facts(this.sync.isOpen ? this.#twins.value.length : 0);
    return this.sync.hello ? facts : { ...facts, access: this.entry.access };
  }

  /** Who changed which field and when, latest first. Throws `RequestFailure`. */
  protected changesOf(field: string): Promise<FieldChangeRecord[]> {
    return this.#send('GET', `/api/documents/${this.entry.id}/changes?field=${field}`, FieldChanges);
  }
}

function follow(sync: DocumentSync, event: 'content' | 'status' | 'presence'): () => void {
  return createSubscriber((update) => {
    sync.on(event, update);
    const stopWatching = event === 'presence' ? sync.watch() : () => undefined;
    return () => {
      sync.off(event, update);
      stopWatching();
    };
  });
}
