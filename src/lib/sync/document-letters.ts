import { DOCUMENT_SCHEMA, type DocumentKind } from '#lib/documents/kind.ts';
import type { BatchDocument } from '#lib/protocol/batch.ts';
import { CLOSE, mayRetry } from '#lib/protocol/close-codes.ts';
import { formatSubprotocol, MAX_FRAME_BYTES, type Hello } from '#lib/protocol/frames.ts';
import type { Letter } from './courier.ts';
import type { Replica } from './replica.ts';

interface DocumentLettersOptions {
  /** Null before there is one, and once the document is closed. */
  replica: () => Replica | null;
  isConnecting: () => boolean;
  /** Nothing that was refused stands in the way. */
  mayTravel: () => boolean;
  /** A connection may try again, if somebody wants one. */
  connect: (replica: Replica) => void;
  onRefused: (replica: Replica, code: number, reason: string) => void;
  onStatus: () => void;
}

/** What one document has to say and to hear by request: when, and what the answers mean. */
export class DocumentLetters {
  readonly #id: string;
  readonly #kind: DocumentKind;
  readonly #options: DocumentLettersOptions;
  #heardSeq = 0;
  #heardEpoch: string | null = null;
  #askedSeq = 0;
  #otherAccess = false;
  #otherEpoch = false;

  constructor(id: string, kind: DocumentKind, options: DocumentLettersOptions) {
    this.#id = id;
    this.#kind = kind;
    this.#options = options;
  }

  heard(seq: number, { epoch, access }: { epoch?: string; access?: Hello['access'] }): void {
    if (epoch !== undefined && epoch !== this.#heardEpoch) {
      this.#heardSeq = 0;
      this.#heardEpoch = epoch;
    }
    this.#heardSeq = Math.max(this.#heardSeq, seq);
    const known = this.#options.replica()?.access ?? null;
    if (access !== undefined && known !== null && known !== access) this.#otherAccess = true;
  }

  get areWaiting(): boolean {
    const replica = this.#options.replica();
    if (!replica?.travels || this.#options.isConnecting() || !this.#options.mayTravel()) return false;
    return replica.inPieces || this.#isBehind(replica) || replica.hasUnsent || this.#otherAccess;
  }

  get needConnection(): boolean {
    return this.#otherEpoch;
  }

  ask(): Letter | null {
    const replica = this.#options.replica();
    if (!replica || !this.areWaiting) return null;
    this.#askedSeq = this.#heardSeq;
    return this.#letter(replica);
  }

  answered(answer: BatchDocument): Letter | null {
    const replica = this.#listening(answer);
    if (!replica || 'closed' in answer) return null;
    replica.fetched(answer.update, answer.hello, answer.seq);
    this.#otherAccess = false;
    // What was heard before it was asked is older than what it answers.
    if (this.#heardSeq === this.#askedSeq) this.#heardSeq = Math.min(this.#heardSeq, replica.seq);
    return this.#gift(replica, replica.give(answer.vector));
  }

  delivered(answer: BatchDocument): Letter | null {
    const replica = this.#listening(answer);
    if (!replica || !('stored' in answer) || !answer.stored) return null;
    const next = replica.given(answer.update, answer.hello, answer.seq);
    // What was written meanwhile may be as large again.
    return this.#gift(replica, next ?? (replica.inPieces ? replica.give(answer.vector) : null));
  }

  /** The relay has something that this device does not. */
  #isBehind(replica: Replica): boolean {
    if (!replica.isLoaded || replica.connection === 'synced') return false;
    if (this.#heardEpoch !== null && replica.epoch !== this.#heardEpoch) return true;
    return !replica.hasContent || this.#heardSeq > replica.seq;
  }

  #gift(replica: Replica, update: Uint8Array | null): Letter | null {
    if (update === null) {
      if (replica.travels) this.#endPieces(replica);
      return null;
    }
    if (update.length < MAX_FRAME_BYTES) return { ...this.#letter(replica), update };
    // One value that no piece can be made of.
    this.#options.onRefused(replica, CLOSE.tooLarge, '');
    return null;
  }

  #letter(replica: Replica): Letter {
    const subprotocol = formatSubprotocol(DOCUMENT_SCHEMA[this.#kind]);
    return { id: this.#id, subprotocol, epoch: replica.epoch, vector: replica.vector };
  }

  #endPieces(replica: Replica): void {
    if (!replica.inPieces) return;
    replica.endPieces();
    this.#options.connect(replica);
    this.#options.onStatus();
  }

  /** The replica that takes the answer; null when it is a refusal, or nobody waits for it any more. */
  #listening(answer: BatchDocument): Replica | null {
    const replica = this.#options.replica();
    if (!replica?.travels) return null;
    if ('closed' in answer) {
      if (answer.closed === CLOSE.notStored) replica.cannotStore = true;
      if (mayRetry(answer.closed)) this.#options.onStatus();
      else this.#options.onRefused(replica, answer.closed, answer.reason);
      return null;
    }
    this.#otherEpoch = replica.epoch !== null && replica.epoch !== answer.hello.epoch;
    if (!this.#otherEpoch) return replica;
    this.#endPieces(replica);
    this.#options.onStatus();
    return null;
  }
}
