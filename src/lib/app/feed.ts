import * as v from 'valibot';
import { FeedEvent } from '#lib/protocol/http.ts';

interface FeedOptions {
  /** Null where the browser has no EventSource. */
  open: ((path: string) => EventSource) | null;
  onEvent: (event: FeedEvent) => void;
  /** The stream that was there is not any more. */
  onLost: () => void;
  /** Events may have been missed, or are not coming: ask for everything. */
  onGap: () => void;
}

const POLL_MS = 60_000;
const OPEN = 1;

/** What changed at the relay, as it happens; where streams do not pass, asked every minute. */
export class FeedReader {
  readonly #options: FeedOptions;
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    this.#connect();
    this.#timer = setInterval(() => {
      if (this.#source?.readyState === OPEN) return;
      this.#options.onGap();
      // 2: the browser has given up; a status that is no stream makes it do so.
      if (this.#source?.readyState === 2) this.#connect();
    }, POLL_MS);
  }

  stop(): void {
    this.#source?.close();
    this.#source = null;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #connect(): void {
    this.#source?.close();
    this.#source = this.#options.open?.('/api/feed') ?? null;
    if (!this.#source) return;
    let open = false;
    this.#source.onopen = () => {
      open = true;
      this.#options.onGap();
    };
    this.#source.onerror = () => {
      if (open) this.#options.onLost();
      open = false;
    };
    this.#source.onmessage = (message: MessageEvent<unknown>) => {
      const event = parseEvent(message.data);
      if (event) this.#options.onEvent(event);
    };
  }
}

/** A later relay may tell more than this version of the app knows. */
export function parseEvent(data: unknown): FeedEvent | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed = v.safeParse(FeedEvent, JSON.parse(data));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
