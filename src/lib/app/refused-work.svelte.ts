import * as v from 'valibot';
import { sameContent, writeContent, type FieldContent } from '#lib/documents/field-values.ts';
import { newId } from '#lib/documents/new-id.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { fieldKey, openValues } from '#lib/persistence/fork-values.ts';
import type { Errand, ForkRow, ForkValue, KeptErrand, LocalStore } from '#lib/persistence/local-store.ts';
import {
  ForkRecords,
  Proposal as ProposalShape,
  Proposals,
  type ForkRecord,
  type Proposal,
} from '#lib/protocol/refused.ts';
import { countSealedFork } from '#lib/sync/change-count.ts';
import type { Later } from '#lib/sync/environment.ts';
import type { DocumentName } from '#lib/texts/document-name.ts';
import { isoTime } from './clock.ts';
import { entriesOf, withParents, type Fork, type ForkEntry } from './forks.ts';
import type { Live } from './open-documents.ts';
import { RefusedExchange } from './refused-exchange.ts';
import { isSafe, openOf, proposalOf, remoteId } from './refused-records.ts';
import { RequestFailure, type Send } from './request.ts';

interface RefusedWorkOptions {
  store: LocalStore;
  send: Send;
  person: string;
  /** By the relay's clock as far as it is known. */
  now: () => number;
  later: Later;
  live: (document: string) => Live | null;
  nameOf: (document: string) => DocumentName;
  /** Something came or went: the chip counts it, and other tabs do. */
  onChanged: () => void;
}

/** What became of changes written again. */
export interface Reapplied {
  written: number;
  /** Their row is no longer in the plan, or no field can hold them: they stay here. */
  left: number;
  /** This device could not keep them: nothing was settled. */
  notSaved: boolean;
}

/** A proposal as its reader sees it. */
export interface ProposalView {
  id: string;
  document: string;
  name: DocumentName;
  author: string;
  at: string;
  mine: boolean;
  access: Fork['access'];
  closed: boolean;
  /** Made here and not in the Comune yet. */
  leaving: boolean;
  entries: (ForkEntry & Pick<Proposal['values'][number], 'outcome' | 'decidedBy' | 'decidedAt'>)[];
}

/**
 * What the relay refused: on this device, on the person's others, and what is proposed in its place. Every step is
 * on the medium before it is told, and told until the Comune has it: a page that goes at any moment loses nothing.
 */
export class RefusedWork {
  /** Counts what changed: screens read again. */
  version = $state(0);
  proposals: Proposal[] = $state.raw([]);
  #elsewhere: ForkRecord[] = $state.raw([]);
  readonly #options: RefusedWorkOptions;
  readonly #comune: RefusedExchange;
  #exchanging: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(options: RefusedWorkOptions) {
    this.#options = options;
    const { store, send } = options;
    this.#comune = new RefusedExchange({
      store,
      send,
      device: () => this.device(),
      isStopped: () => this.#stopped,
      onProposal: (proposal) => {
        this.#know(proposal);
      },
      onHeard: (records, proposals) => {
        const moved = !sameContent(records, this.#elsewhere) || !sameContent(proposals, this.proposals);
        this.#elsewhere = records;
        this.proposals = proposals;
        if (moved) this.#changed();
      },
      onChanged: () => {
        this.#changed();
      },
    });
  }

  /** What was last heard, for reading without network. */
  async load(): Promise<void> {
    const { store } = this.#options;
    const forks = v.safeParse(ForkRecords, await store.read('forks').catch(() => undefined));
    if (forks.success) this.#elsewhere = forks.output;
    const proposals = v.safeParse(Proposals, await store.read('proposals').catch(() => undefined));
    if (proposals.success) this.proposals = proposals.output;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Brings everything to the Comune that it does not have, and hears what it has. Never throws. */
  exchange(): Promise<void> {
    this.#again = true;
    this.#exchanging ??= this.#exchangeAll().finally(() => {
      this.#exchanging = null;
    });
    return this.#exchanging;
  }

  /** Refused changes as people count them; with what the document says now where it is here. Latest first. */
  async forks(): Promise<Fork[]> {
    const { store } = this.#options;
    const local = await this.#readable();
    const elsewhere = await this.#told(local, await store.errands());
    const forks = await Promise.all([
      ...local.map((row) =>
        this.#forkOf(row, openValues(row), { id: row.id, safe: isSafe(row), source: row.source ?? null }),
      ),
      ...elsewhere.map(({ record, values }) =>
        this.#forkOf(record, values, { id: remoteId(record), safe: true, source: 'elsewhere' }),
      ),
    ]);
    return forks.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** How many changes wait for a decision, and how many of them are on this device only; with those that are sealed. */
  async count(): Promise<{ refused: number; unsafe: number; sealed: readonly ForkRow[] }> {
    const { store } = this.#options;
    const errands = await store.errands();
    const all = await store.forks();
    const told = await this.#told(all, errands);
    const sum = (lists: readonly ForkValue[][]) =>
      lists.reduce((total, values) => total + Math.max(1, entriesOf(values, null).length), 0);
    const leaving = errands.flatMap((errand) => (errand.type === 'propose' ? [errand.values] : []));
    const here = (forks: readonly ForkRow[]) =>
      sum(forks.filter((row) => !row.unreadable).map(openValues)) +
      forks.filter((row) => row.unreadable).reduce((total, row) => total + countSealedFork(row), 0);
    const unsafe = here(all.filter((row) => !isSafe(row))) + sum(leaving);
    const refused = here(all) + sum(told.map(({ values }) => values));
    return { refused, unsafe, sealed: all.filter((row) => row.unreadable) };
  }

  /** Writes changes again, as new edits of today: all of a fork, or those of `keys`. */
  async reapply(id: string, keys?: readonly string[]): Promise<Reapplied> {
    const { fork, values } = await this.#find(id);
    const live = this.#options.live(fork.document);
    const { document } = await this.#target(fork.document);
    if (!live || !document || fork.access !== 'write') return { written: 0, left: fork.values.length, notSaved: false };
    const chosen = fork.values.filter((entry) => keys?.includes(entry.key) ?? true);
    const taken = withParents(chosen, fork.values, values).filter(({ state }) => state === 'open' || state === 'same');
    const wanted = partsOf(taken, values);
    writeContent(
      document.store,
      wanted.map((value) => ({ ...value, value: value.mine as FieldContent })),
    );
    await live.sync.flush();
    const { failed, unwritten } = live.sync.facts(0);
    if (failed || unwritten) return { written: 0, left: chosen.length, notSaved: true };
    await this.#settle(fork, wanted.map(fieldKey));
    return { written: taken.length, left: chosen.filter((entry) => !taken.includes(entry)).length, notSaved: false };
  }

  /** Offers changes to whoever may write the document; without network they leave later. */
  async propose(id: string, keys?: readonly string[]): Promise<number> {
    const { fork, values } = await this.#find(id);
    const { document } = await this.#target(fork.document);
    if (!document || fork.access === 'none') return 0;
    const chosen = fork.values.filter((entry) => keys?.includes(entry.key) ?? true);
    const taken = withParents(chosen, fork.values, values).filter(({ state }) => state === 'open');
    if (taken.length === 0) return 0;
    const parts = partsOf(taken, values).map((value) => ({ ...value, now: nowOf(document, value) }));
    const at = isoTime(this.#options.now());
    const errand: Errand = { type: 'propose', proposal: newId(), document: fork.document, at, values: parts };
    await this.#settle(fork, parts.map(fieldKey), [errand]);
    return taken.length;
  }

  /** For good: ask before. */
  async discard(id: string, keys?: readonly string[]): Promise<void> {
    const { fork, values } = await this.#find(id);
    const chosen = fork.values.filter((entry) => keys?.includes(entry.key) ?? true);
    await this.#settle(fork, keys ? partsOf(chosen, values).map(fieldKey) : values.map(fieldKey));
  }

  /** What waits for a decision and what became of mine, oldest first. */
  async views(): Promise<ProposalView[]> {
    const { store, person, nameOf } = this.#options;
    const errands = await store.errands();
    const read = new Set(errands.flatMap((errand) => (errand.type === 'read' ? [errand.proposal] : [])));
    const leaving = errands.flatMap((errand) => (errand.type === 'propose' ? [proposalOf(errand, person)] : []));
    const shown = [
      ...this.proposals.filter((one) => !read.has(one.id)).map((one) => ({ ...one, leaving: false })),
      ...leaving
        .filter((one) => !this.proposals.some(({ id }) => id === one.id))
        .map((one) => ({ ...one, leaving: true })),
    ];
    const views: ProposalView[] = [];
    for (const { id, document, author, at, values, leaving: isLeaving } of shown) {
      const { document: here, access, closed } = await this.#target(document);
      const entries = entriesOf(
        values.map(({ value, ...place }) => ({ ...place, mine: value, at })),
        here,
      ).map((entry) => {
        const decided = values.find((value) => fieldKey(value) === entry.keys[0]);
        const { outcome = null, decidedBy = null, decidedAt = null } = decided ?? {};
        return { ...entry, outcome, decidedBy, decidedAt };
      });
      const mine = author === person;
      const facts = { id, document, name: nameOf(document), author, at, mine, leaving: isLeaving };
      views.push({ ...facts, access, closed, entries });
    }
    return views;
  }

  /** Throws `RequestFailure`. `keys` are of entries; what the screen shows of them now goes along. */
  async decide(view: ProposalView, outcome: 'accepted' | 'declined', keys: readonly string[]): Promise<void> {
    const { send } = this.#options;
    const { document } = await this.#target(view.document);
    const proposal = this.proposals.find(({ id }) => id === view.id);
    const values = (proposal?.values ?? []).map(({ value, ...place }) => ({ ...place, mine: value, at: view.at }));
    const chosen = view.entries.filter((entry) => keys.includes(entry.key) && entry.outcome === null);
    const taken = outcome === 'accepted' ? withParents(chosen, view.entries, values) : chosen;
    const undecided = taken.filter((entry) => entry.outcome === null).flatMap((entry) => entry.keys);
    const seen = values
      .filter((value) => undecided.includes(fieldKey(value)))
      .map((value) => ({
        key: fieldKey(value),
        seen: view.entries.find(({ key }) => key === fieldKey(value))?.now ?? nowOf(document, value),
      }));
    try {
      this.#know(await send('POST', `/api/proposals/${view.id}/decisions`, ProposalShape, { outcome, values: seen }));
    } finally {
      // Also when it was refused: what the screen shows is no longer so.
      await this.exchange();
    }
  }

  /** The author knows what became of it. */
  async read(proposal: string): Promise<void> {
    await this.#options.store.settle(null, [], [{ type: 'read', proposal }]);
    this.#changed();
    void this.exchange();
  }

  /** Takes in what a file carried. Returns how many forks are new here. */
  async bringIn(rows: readonly ForkRow[]): Promise<number> {
    const { store } = this.#options;
    const device = await this.device();
    const before = await store.forks();
    const known = new Set([...before.map(({ id }) => id), ...before.map((row) => `file-${device}-${row.id}`)]);
    for (const record of this.#elsewhere) if (record.values.length > 0) known.add(`file-${remoteId(record)}`);
    const fresh = rows.filter((row) => !known.has(row.id));
    for (const row of fresh) await store.addFork(row);
    this.#changed();
    return fresh.length;
  }

  /** A fork as a file carries it. */
  async rowOf(id: string): Promise<ForkRow> {
    const row = (await this.#options.store.forks()).find((one) => one.id === id);
    const record = this.#elsewhere.find((one) => remoteId(one) === id);
    if (row) return row;
    if (!record) throw new RangeError(`no fork ${id}`);
    return { ...record, id, rows: [], state: new Uint8Array([0, 0]) };
  }

  /** Refused changes of other devices of this person, with what is still to be decided of each. */
  async #told(local: readonly ForkRow[], errands: readonly KeptErrand[]) {
    const device = await this.device();
    return this.#elsewhere.flatMap((record) => {
      const values = openOf(record, errands);
      const here = record.device === device || local.some((row) => row.id === `file-${remoteId(record)}`);
      return here || values.length === 0 ? [] : [{ record, values }];
    });
  }

  /** What does not open yet is counted, and waits. */
  async #readable(): Promise<ForkRow[]> {
    return (await this.#options.store.forks()).filter((row) => !row.unreadable);
  }

  async #find(id: string): Promise<{ fork: Fork; values: ForkValue[] }> {
    const fork = (await this.forks()).find((one) => one.id === id);
    if (!fork) throw new RangeError(`no fork ${id}`);
    const row = (await this.#options.store.forks()).find((one) => one.id === id);
    const record = this.#elsewhere.find((one) => remoteId(one) === id);
    const told = await this.#options.store.errands();
    return { fork, values: row ? openValues(row) : record ? openOf(record, told) : [] };
  }

  async #settle(fork: Fork, keys: readonly string[], errands: readonly Errand[] = []): Promise<void> {
    const { store } = this.#options;
    const row = (await store.forks()).find(({ id }) => id === fork.id);
    const record = this.#elsewhere.find((one) => remoteId(one) === fork.id);
    const settled: Errand[] = [];
    if (row && row.source === undefined) {
      const place = { device: await this.device(), document: row.document, generation: row.generation };
      settled.push({ type: 'settle', ...place, keys: [...keys] });
    } else if (!row && record) {
      const { device, document, generation } = record;
      settled.push({ type: 'settle', device, document, generation, keys: [...keys] });
    }
    await store.settle(row?.id ?? null, keys, [...errands, ...settled]);
    this.#changed();
    void this.exchange();
  }

  async #forkOf(
    kept: Pick<ForkRow, 'document' | 'code' | 'reason' | 'at' | 'own'>,
    values: readonly ForkValue[],
    facts: Pick<Fork, 'id' | 'safe' | 'source'>,
  ): Promise<Fork> {
    const { document, code, reason, at } = kept;
    const { document: here, access, closed } = await this.#target(document);
    const own = access === 'none';
    const entries = entriesOf(values, here).map((entry): ForkEntry => {
      if (own) return { ...entry, base: undefined, now: undefined };
      // Access came back: what the Comune had then was not kept meanwhile.
      return kept.own ? { ...entry, base: undefined } : entry;
    });
    const name = this.#options.nameOf(document);
    return { ...facts, document, name, code, reason, at, values: entries, access, closed, own };
  }

  /** The document as it is here, and what may be done with it. */
  async #target(id: string): Promise<Pick<Fork, 'access' | 'closed'> & { document: AnyDocument | null }> {
    const live = this.#options.live(id);
    if (!live) return { document: null, access: 'none', closed: false };
    await live.sync.load().catch(() => undefined);
    const document = live.sync.hasContent ? live.sync.document : null;
    return { document, access: live.access, closed: live.readOnly === 'closed' };
  }

  /** A random name of this device for this person. */
  async device(): Promise<string> {
    const { store } = this.#options;
    const known = await store.read('device').catch(() => undefined);
    if (typeof known === 'string') return known;
    const device = newId();
    await store.write('device', device);
    return device;
  }

  async #exchangeAll(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#tidy();
        await this.#comune.runErrands();
        await this.#comune.upload();
        await this.#comune.hear();
      } catch (failure) {
        if (this.#stopped) return;
        if (!(failure instanceof RequestFailure)) return;
        if (failure.retryAfter !== null) this.#options.later(failure.retryAfter * 1_000, () => void this.exchange());
        return;
      }
    }
  }

  /** Written again before the page went, or by somebody else: there is nothing to decide any more. */
  async #tidy(): Promise<void> {
    for (const fork of await this.forks()) {
      const same = fork.values.every((value) => value.state === 'same');
      if (!same || fork.code === 0 || fork.source === 'file' || fork.own) continue;
      const { values } = await this.#find(fork.id);
      await this.#settle(fork, values.map(fieldKey));
    }
  }

  /** What the Comune answered, before it is heard with all the rest. */
  #know(proposal: Proposal): void {
    const others = this.proposals.filter(({ id }) => id !== proposal.id);
    this.proposals = [...others, proposal].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  }

  #changed(): void {
    if (this.#stopped) return;
    this.version += 1;
    this.#options.onChanged();
  }
}

function partsOf(entries: readonly ForkEntry[], values: readonly ForkValue[]): ForkValue[] {
  const keys = new Set(entries.flatMap((entry) => entry.keys));
  return values.filter((value) => keys.has(fieldKey(value)));
}

function nowOf(document: AnyDocument | null, value: ForkValue): unknown {
  return document ? (entriesOf([value], document)[0]?.now ?? null) : null;
}
