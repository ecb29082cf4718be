import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { isoTime } from './clock.ts';
import type { Live } from './open-documents.ts';

/** For *Stato della sincronizzazione*. */
export interface DeviceFacts {
  /** Null where the browser does not say. */
  persisted: boolean | null;
  /** Bytes. */
  usage: number | null;
  quota: number | null;
  clockSkewSeconds: number;
  protocol: number;
  version: string;
  /** ISO 8601. */
  lastAck: string | null;
  documentsReady: number;
  documentsTotal: number;
}

interface Known {
  storage: StorageManager | null;
  documents: readonly Live[];
  /** Server minus device, in milliseconds. */
  skew: number;
  version: string;
}

export async function readDeviceFacts({ storage, documents, skew, version }: Known): Promise<DeviceFacts> {
  const estimate = await storage?.estimate().catch(() => null);
  const confirmed = documents.flatMap((live) => live.facts().confirmedAt ?? []);
  return {
    persisted: (await storage?.persisted().catch(() => null)) ?? null,
    usage: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    clockSkewSeconds: Math.round(skew / 1_000),
    protocol: PROTOCOL_VERSION,
    version,
    lastAck: confirmed.length > 0 ? isoTime(Math.max(...confirmed)) : null,
    documentsReady: documents.filter((live) => live.sync.hasContent).length,
    documentsTotal: documents.length,
  };
}
