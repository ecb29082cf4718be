/** What decides whether a document has one of the few connections. */
export interface Candidate {
  id: string;
  /** A person is in it. */
  watched: boolean;
  /** A person was in it a moment ago, and may come back. */
  lingering: boolean;
  unsent: boolean;
  /** Has a connection, or is trying to. */
  connecting: boolean;
  /** In the middle of the exchange that makes it up to date. */
  busy: boolean;
  /** The relay closed it for good: it takes no connection. */
  stopped: boolean;
}

/** More connections at once than this are not kind to a small relay nor to a tablet. */
export const MAX_CONNECTIONS = 12;
/** How long, in milliseconds, a connection outlives its last reader. */
export const LINGER_MS = 60_000;

/**
 * Who gets a connection and who lets it go: what a person is in, then what a person was in a moment ago. `documents`
 * come latest used first; when there are more than connections, the one used longest ago lets go. The rest is
 * carried by requests.
 */
export function arrangeConnections(
  documents: readonly Candidate[],
  most = MAX_CONNECTIONS,
): { connect: string[]; rest: string[] } {
  const open = documents.filter((document) => !document.stopped);
  const watched = open.filter((one) => one.watched);
  const lingering = open.filter((one) => !one.watched && one.lingering && one.connecting);
  const held = new Set([...watched, ...lingering].slice(0, most));
  const rest = open.filter((one) => one.connecting && !held.has(one) && !one.busy && !one.unsent);
  const free = most - open.filter((one) => one.connecting).length + rest.length;
  const waiting = [...held].filter((one) => !one.connecting);
  return { connect: waiting.slice(0, Math.max(0, free)).map(({ id }) => id), rest: rest.map(({ id }) => id) };
}
