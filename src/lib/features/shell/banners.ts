import type { SyncSummary } from '#lib/app/app.svelte.ts';

/** What may be said across the page, gravest first. */
export const BANNERS = [
  'not-saved',
  'memory-lost',
  'update-needed',
  'session-expired',
  'cannot-store',
  'offline',
  'update-ready',
  'insecure',
  'example',
] as const;
export type BannerName = (typeof BANNERS)[number];

export interface BannerFacts {
  state: SyncSummary['state'];
  /** The Comune answers and cannot store. */
  cannotStore: boolean;
  /** Without network for longer than a blink. */
  offline: boolean;
  updateReady: boolean;
  secure: boolean;
  example: boolean;
  /** What the person has read and put away, until it comes up anew. */
  closed: ReadonlySet<BannerName>;
}

/**
 * At most two at a time: more would leave the page no room. The example is always said, because
 * nothing else on the screen tells invented people from real ones.
 */
export function bannersFor(facts: BannerFacts): BannerName[] {
  const due: Record<BannerName, boolean> = {
    'not-saved': facts.state === 'not-saved',
    'memory-lost': facts.state === 'memory-lost',
    'update-needed': facts.state === 'update-needed',
    'session-expired': facts.state === 'session-expired',
    'cannot-store': facts.cannotStore,
    offline: facts.offline,
    'update-ready': facts.updateReady && facts.state !== 'update-needed',
    insecure: !facts.secure,
    example: facts.example,
  };
  const said = BANNERS.filter((name) => due[name] && !facts.closed.has(name));
  if (said.length <= 2) return said;
  const [first] = said;
  return first === undefined ? [] : [first, facts.example ? 'example' : (said[1] ?? 'example')];
}
