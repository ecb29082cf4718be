import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { MESSAGE } from '#lib/protocol/frames.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';

const part = v.pipe(v.string(), v.maxLength(64));
const Focus = v.nullable(v.object({ table: part, row: part, field: part }));
const position = v.pipe(v.string(), v.maxLength(400));
/** Where in a rich text: relative positions of Yjs, as JSON text. */
const Caret = v.nullable(v.object({ anchor: position, head: position }));
/** What of a device's state is believed; a state that names a person is an echo of ours. */
const State = v.object({
  focus: v.fallback(Focus, null),
  caret: v.fallback(v.optional(Caret, null), null),
  person: v.optional(v.undefined()),
});

interface Shown {
  connection: Connection;
  /** What the others are told, JSON. */
  state: string;
  clock: number;
}

interface Pace {
  from: number;
  count: number;
}

/** Who is here and in which field. Everything a device says about anybody but itself is ignored. */
export class Presence {
  readonly #shown = new Map<number, Shown>();
  /** Last clock told for each id: a later state under it must carry a higher one. */
  readonly #clocks = new Map<number, number>();
  readonly #ids = new Map<Connection, number>();
  readonly #paces = new Map<Connection, Pace>();
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #owner: (client: number) => string | null | undefined;

  /** `owner`: the person who writes under a client id in the document, `undefined` when nobody does. */
  constructor(limits: Limits, now: () => number, owner: (client: number) => string | null | undefined) {
    this.#limits = limits;
    this.#now = now;
    this.#owner = owner;
  }

  /** The frame to send to the others, or `null`. */
  receive(connection: Connection, payload: Uint8Array): Uint8Array | null {
    if (payload.byteLength > this.#limits.presenceBytes) return null;
    for (const entry of readEntries(payload)) {
      const bound = this.#ids.get(connection);
      if (entry.state === null) {
        if (bound === entry.client) return this.#hide(connection);
        continue;
      }
      if (entry.client !== bound && !(bound === undefined && this.#mayBind(connection, entry.client))) continue;
      if (!this.#inPace(connection)) return null;
      this.#ids.set(connection, entry.client);
      const { id, name } = connection.request.person;
      const state = JSON.stringify({ focus: entry.state.focus, caret: entry.state.caret, person: id, name });
      const clock = this.#nextClock(entry.client);
      this.#shown.set(entry.client, { connection, state, clock });
      return encodeStates([[entry.client, clock, state]]);
    }
    return null;
  }

  /** Everybody but the connection itself. */
  statesFor(connection: Connection): Uint8Array | null {
    const states = [...this.#shown]
      .filter(([, shown]) => shown.connection !== connection)
      .map(([client, shown]): [number, number, string] => [client, shown.clock, shown.state]);
    return states.length === 0 ? null : encodeStates(states);
  }

  /** The frame that tells the others, or `null` when the connection showed nothing. */
  leave(connection: Connection): Uint8Array | null {
    const frame = this.#hide(connection);
    this.#ids.delete(connection);
    this.#paces.delete(connection);
    return frame;
  }

  #hide(connection: Connection): Uint8Array | null {
    const client = this.#ids.get(connection);
    // A device that came back shows itself through its new connection.
    if (client === undefined || this.#shown.get(client)?.connection !== connection) return null;
    this.#shown.delete(client);
    return encodeStates([[client, this.#nextClock(client), 'null']]);
  }

  /** The document's writers keep their ids; a device that reconnects takes its own over. */
  #mayBind(connection: Connection, client: number): boolean {
    const { id } = connection.request.person;
    const owner = this.#owner(client);
    const shown = this.#shown.get(client);
    return (owner === undefined || owner === id) && (shown === undefined || shown.connection.request.person.id === id);
  }

  /** Devices remember the clocks of an id longer than a room or the relay lives: time never goes back below them. */
  #nextClock(client: number): number {
    const clock = Math.max((this.#clocks.get(client) ?? 0) + 1, this.#now());
    this.#clocks.set(client, clock);
    return clock;
  }

  #inPace(connection: Connection): boolean {
    const now = this.#now();
    const pace = this.#paces.get(connection);
    // A clock set back must not make a second last an hour.
    if (pace === undefined || now < pace.from || now - pace.from >= 1_000) {
      this.#paces.set(connection, { from: now, count: 1 });
      return true;
    }
    pace.count += 1;
    return pace.count <= this.#limits.presencePerSecond;
  }
}

function readEntries(payload: Uint8Array): { client: number; state: v.InferOutput<typeof State> | null }[] {
  const entries: { client: number; state: v.InferOutput<typeof State> | null }[] = [];
  try {
    const decoder = decoding.createDecoder(payload);
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const client = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      const stated: unknown = JSON.parse(decoding.readVarString(decoder));
      if (stated === null) {
        entries.push({ client, state: null });
        continue;
      }
      const state = v.safeParse(State, { focus: null, ...(stated as object) });
      if (state.success) entries.push({ client, state: state.output });
    }
  } catch {
    // What was readable counts; presence is never worth a connection.
  }
  return entries;
}

function encodeStates(states: [client: number, clock: number, json: string][]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, states.length);
  for (const [client, clock, json] of states) {
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
}
