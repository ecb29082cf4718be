import * as v from 'valibot';
import { openValues } from '#lib/persistence/fork-values.ts';
import type { ForkRow, LocalStore } from '#lib/persistence/local-store.ts';
import {
  ForkRecords,
  Proposal as ProposalShape,
  Proposals,
  type ForkInput,
  type ForkRecord,
  type Proposal,
} from '#lib/protocol/refused.ts';
import { base64 } from './base64.ts';
import { returned } from './refused-records.ts';
import { RequestFailure, type Send } from './request.ts';

interface RefusedExchangeOptions {
  store: LocalStore;
  send: Send;
  device: () => Promise<string>;
  isStopped: () => boolean;
  /** What the Comune answered of one, before it is heard with all the rest. */
  onProposal: (proposal: Proposal) => void;
  /** What the Comune has of this person. */
  onHeard: (records: ForkRecord[], proposals: Proposal[]) => void;
  /** Something left this device, or came back. */
  onChanged: () => void;
}

/** More than this the Comune does not take in one request; the values go without the bytes. */
const MOST_BYTES = 4 * 1024 * 1024;
const NOTHING = v.unknown();

/** Brings refused work and what was decided about it to the Comune. Each step throws what the request throws. */
export class RefusedExchange {
  readonly #options: RefusedExchangeOptions;
  /** What the Comune did not want; asked again when the app is opened anew. */
  readonly #unwanted = new Set<string>();

  constructor(options: RefusedExchangeOptions) {
    this.#options = options;
  }

  async runErrands(): Promise<void> {
    const { store, send } = this.#options;
    for (const errand of await store.errands()) {
      if (this.#options.isStopped()) return;
      try {
        switch (errand.type) {
          case 'settle': {
            const { device, document, generation, keys } = errand;
            await send('POST', '/api/forks/settled', NOTHING, { device, document, generation, keys });
            break;
          }
          case 'propose': {
            const values = errand.values.map(({ table, row, field, base, mine, now }) => {
              // What a rich text was before nobody kept: the Comune's of now is what it is compared with.
              const from = Array.isArray(mine) ? now : base;
              return { table, row, field, base: from ?? null, value: mine ?? null };
            });
            const path = `/api/documents/${errand.document}/proposals`;
            this.#options.onProposal(await send('POST', path, ProposalShape, { id: errand.proposal, values }));
            break;
          }
          case 'read':
            await send('POST', `/api/proposals/${errand.proposal}/read`, NOTHING, {});
            break;
          default:
            errand satisfies never;
        }
        await store.removeErrand(errand.id);
      } catch (failure) {
        if (!isFinal(failure)) throw failure;
        await store.removeErrand(errand.id, errand.type === 'propose' ? returned(errand) : undefined);
      }
      this.#options.onChanged();
    }
  }

  async upload(): Promise<void> {
    const { store } = this.#options;
    const device = await this.#options.device();
    // What does not open yet waits.
    const readable = (await store.forks()).filter((row) => !row.unreadable);
    for (const row of readable) {
      if (this.#options.isStopped()) return;
      // A row that was still being written when its fork was dealt with is a fork of its own, here only.
      const stays = row.source !== undefined || row.code === 0 || row.uploaded === row.rows.length;
      if (stays || this.#unwanted.has(row.id)) continue;
      try {
        await this.#send(row, device);
        await store.markUploaded(row.id, row.rows.length);
      } catch (failure) {
        if (!isFinal(failure)) throw failure;
        this.#unwanted.add(row.id);
      }
      this.#options.onChanged();
    }
  }

  async #send(row: ForkRow, device: string): Promise<void> {
    const { send } = this.#options;
    const { generation, code, reason, at, settled = [] } = row;
    const decidable = openValues({ ...row, settled: [] });
    const values = decidable.map(({ base, mine, ...place }) => ({ ...place, base: base ?? null, mine: mine ?? null }));
    const bytes = row.state.byteLength <= MOST_BYTES ? base64(row.state) : null;
    const input: ForkInput = {
      device,
      generation,
      code,
      reason,
      at,
      values: values as ForkInput['values'],
      settled,
      bytes,
    };
    const path = `/api/documents/${row.document}/forks`;
    try {
      await send('POST', path, NOTHING, input);
    } catch (failure) {
      if (!(failure instanceof RequestFailure) || failure.status !== 413 || bytes === null) throw failure;
      await send('POST', path, NOTHING, { ...input, bytes: null });
    }
  }

  async hear(): Promise<void> {
    const { store, send } = this.#options;
    const records = await send('GET', '/api/forks', ForkRecords);
    const proposals = await send('GET', '/api/proposals', Proposals);
    if (this.#options.isStopped()) return;
    const device = await this.#options.device();
    for (const row of await store.forks()) {
      if (row.source !== undefined || row.uploaded === undefined) continue;
      const record = records.find(
        (one) => one.device === device && one.document === row.document && one.generation === row.generation,
      );
      // A Comune that was restored from an older backup has it no more.
      if (!record) await store.markUploaded(row.id, null);
      else if (record.settled.some((key) => !row.settled?.includes(key)))
        await store.settle(row.id, record.settled, []);
    }
    this.#options.onHeard(records, proposals);
    await store.write('forks', records).catch(() => undefined);
    await store.write('proposals', proposals).catch(() => undefined);
  }
}

/** The same request would be refused again. */
function isFinal(failure: unknown): boolean {
  return failure instanceof RequestFailure && [403, 404, 405, 409, 413, 422].includes(failure.status);
}
