import type { PersonId } from '#lib/domain/org.ts';
import type { FeedEvent } from '#lib/protocol/http.ts';

export interface FeedReader {
  person: PersonId;
  sessionId: string;
  send(event: FeedEvent): void;
  /** Ends the stream; the device reconnects and asks who it is. */
  end(): void;
}

/** Tells every listening device what it may fetch anew. Events carry no content, only what moved. */
export class Feed {
  readonly #readers = new Set<FeedReader>();

  /** Returns how to leave. */
  join(reader: FeedReader): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  publish(event: FeedEvent, may: (reader: FeedReader) => boolean = () => true): void {
    for (const reader of [...this.#readers]) if (may(reader)) reader.send(event);
  }

  /** Ends the streams of sessions that are no more. */
  drop(ended: (reader: FeedReader) => boolean): void {
    for (const reader of [...this.#readers]) if (ended(reader)) reader.end();
  }
}
