import { openValues } from '#lib/persistence/fork-values.ts';
import type { Errand, ForkRow, ForkValue, KeptErrand } from '#lib/persistence/local-store.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { ForkRecord, Proposal } from '#lib/protocol/refused.ts';

type Proposing = Extract<Errand, { type: 'propose' }>;

/** The Comune has all of it. */
export function isSafe(row: ForkRow): boolean {
  return row.source === undefined && row.uploaded === row.rows.length;
}

type Place = Pick<ForkRecord, 'device' | 'document' | 'generation'>;

/** By which the Comune knows a fork, of whichever device. */
export function remoteId({ device, document, generation }: Place): string {
  return `${device}-${document}-${generation}`;
}

/** Without what this device has settled and not told yet. */
export function openOf(record: ForkRecord, told: readonly KeptErrand[]): ForkValue[] {
  const settled = told.flatMap((errand) =>
    errand.type === 'settle' && remoteId(errand) === remoteId(record) ? errand.keys : [],
  );
  const row = { ...record, id: '', rows: [], state: new Uint8Array(), settled: [...record.settled, ...settled] };
  return openValues(row);
}

/** A proposal made here, before the Comune has it. */
export function proposalOf({ proposal, document, at, values }: Proposing, author: string): Proposal {
  const undecided = { outcome: null, decidedBy: null, decidedAt: null };
  return {
    id: proposal,
    document,
    author,
    at,
    values: values.map(({ table, row, field, base, mine }) => ({
      table,
      row,
      field,
      base: base as null,
      value: mine as null,
      ...undecided,
    })),
  };
}

/** A proposal the Comune could not take: the values wait here again. */
export function returned({ proposal, document, at, values }: Proposing): ForkRow {
  const kept = values.map(({ now: _now, ...value }) => value);
  const facts = { document, generation: 1, code: CLOSE.notWritable, reason: '', at };
  return {
    id: `proposal-${proposal}`,
    ...facts,
    values: kept,
    rows: [],
    state: new Uint8Array([0, 0]),
    source: 'proposal',
  };
}
