import type { App, HistoryRow } from '#lib/app/context.ts';
import { personName } from '#lib/domain/org.ts';
import { localDay } from '#lib/texts/moments.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** How people know what the history speaks of. */
export class HistoryWords {
  readonly #app: App;
  readonly #year: number;
  readonly #rows: ReadonlyMap<string, HistoryRow>;
  readonly #names = new Map<string, string>();

  constructor(app: App, year: number, rows: readonly HistoryRow[]) {
    this.#app = app;
    this.#year = year;
    this.#rows = new Map(rows.map((row) => [`${row.table}/${row.row}`, row]));
    const { registry } = app;
    for (const person of registry?.people ?? []) this.#names.set(person.id, personName(person));
    for (const alias of registry?.aliases ?? [])
      this.#names.set(alias.id, this.#names.get(alias.person) ?? personName(alias));
    for (const area of registry?.areas ?? []) this.#names.set(area.id, area.name);
    for (const { row, name } of rows) if (name !== '') this.#names.set(row, name);
    const plan = app.plan(this.#year)?.value;
    for (const one of [...(plan?.strategicObjectives ?? []), ...(plan?.transversals ?? [])])
      this.#names.set(one.id, [one.code, one.title].filter(Boolean).join(' · '));
    for (const mandate of registry?.mandates ?? [])
      for (const line of app.mandate(mandate.id)?.value.lines ?? []) this.#names.set(line.id, line.title);
  }

  readonly nameOf = (id: string): string | null => this.#names.get(id) ?? null;

  author(person: string | null, proposedBy: string | null = null): string {
    const named = person === null ? t.history.comune : (this.nameOf(person) ?? person);
    const proposer = proposedBy === null ? null : (this.nameOf(proposedBy) ?? proposedBy);
    return t.history.author({ person: named, proposer });
  }

  /** `AM.5 · Sportello`; what has no name of its own is said by its kind. */
  row(table: string, id: string): string {
    const row = this.#rows.get(`${table}/${id}`);
    const kind = t.fields.row(table);
    const name = row?.person ? (this.nameOf(row.person) ?? '') : (row?.name ?? '');
    if (row === undefined || row.parent === null) return name === '' ? kind : name;
    const own = name === '' ? kind : t.history.named(kind, shortened(name));
    return t.history.rowOf(own, this.row(row.parent.table, row.parent.row));
  }

  value(table: string, field: string, value: unknown): string {
    return t.fields.value(table, field, value, this.nameOf);
  }

  moment(at: string): string {
    return t.moments.spoken(new Date(at), new Date());
  }

  /** `oggi`, `ieri` or the whole day, as it heads what happened then. */
  day(at: string): string {
    return t.format.fullDate(localDay(new Date(at)));
  }

  hours(from: string, to: string): string {
    return t.history.between(t.format.time(new Date(from)), t.format.time(new Date(to)));
  }

  /** What the device said of when it was written, where that is another minute than the Comune's. */
  claim(at: string, claimedAt: string | null): string | null {
    if (claimedAt === null || Math.abs(Date.parse(at) - Date.parse(claimedAt)) <= 60_000) return null;
    return t.history.written(this.moment(claimedAt), this.moment(at));
  }
}

function shortened(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 59).trimEnd()}…`;
}

/** Whether a field is read word by word rather than as one value. */
export function isLongText(from: unknown, to: unknown): boolean {
  const length = (value: unknown) => (typeof value === 'string' ? value.length : 0);
  return Math.max(length(from), length(to)) > 40 && length(from) > 0 && length(to) > 0;
}
