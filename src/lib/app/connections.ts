/** What decides whether a document has one of the few connections. */
export interface Candidate {
  id: string;
  /** A person is in it, or waits for it. */
  watched: boolean;
  unsent: boolean;
  /** The relay has something that this device does not. */
  behind: boolean;
  /** Has a connection, or is trying to. */
  connecting: boolean;
  /** In the middle of the exchange that makes it up to date. */
  busy: boolean;
  /** The relay closed it for good: it takes no connection. */
  stopped: boolean;
}

/** More connections at once than this are not kind to a small relay nor to a tablet. */
export const MAX_CONNECTIONS = 12;

/**
 * Who gets a connection and who lets it go, when there are more documents than connections: first what
 * a person is in, then what has something to send, then what has something to fetch; the rest as it was,
 * in the order given. A document that is up to date gives its place to one that is not, so all come round.
 */
export function arrangeConnections(
  documents: readonly Candidate[],
  most = MAX_CONNECTIONS,
): { connect: string[]; rest: string[] } {
  const open = documents.filter((document) => !document.stopped);
  const held = new Set(open.toSorted((a, b) => rank(a) - rank(b)).slice(0, most));
  const rest = open.filter((one) => one.connecting && !held.has(one) && !one.busy && !one.unsent && !one.watched);
  const free = most - open.filter((one) => one.connecting).length + rest.length;
  const waiting = [...held].filter((one) => !one.connecting);
  return { connect: waiting.slice(0, Math.max(0, free)).map(({ id }) => id), rest: rest.map(({ id }) => id) };
}

function rank(document: Candidate): number {
  if (document.watched) return 0;
  if (document.unsent) return 1;
  if (document.behind) return 2;
  return document.connecting ? 3 : 4;
}
