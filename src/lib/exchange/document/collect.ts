import { readName } from '../fields/names.ts';
import { calmCapitals, oneLine, plain } from '../read/clean.ts';
import type { Passage, SourceRef, TablePassage } from '../source.ts';
import { appendGrid, cellSource, layGrid, ownCells, plainRow, sliceGrid, type Grid } from '../table/grid.ts';
import { columnField } from '../table/columns.ts';
import { guessHeader } from '../table/guess.ts';
import { headerAt, type Header } from '../table/header.ts';
import { objectiveRows, type RawLabels, type Segment } from '../table/objective-rows.ts';
import { readColumns, readSheet, SHEET_NUMBER } from '../table/sheet.ts';
import type { RawObjective } from '../raw-objective.ts';
import { assign, attach } from './attached.ts';
import { areaHeading, assignedArea, headIn, isHeadLine, ofEnte } from './headings.ts';
import type { Line } from './lines.ts';
import { dropRepeated } from './repeated.ts';
import { sectionLabels } from './section-labels.ts';
import { staffCounts } from './staff.ts';
import { staffTable } from './staff-table.ts';
import { areaOfCard, isLegend, labelled, readsAsSheet, stripOf } from './table-kinds.ts';
import { isContent, PAGE_NOISE, startsTorn } from './table-rows.ts';
import { Outline, type AreaDraft } from './outline.ts';
import { textSheets } from './text-sheets.ts';
import { isText, opensAt, tablesOfText } from './text-tables.ts';
import { ownSchede, type OwnScheda } from './own-schede.ts';

export interface Collected {
  areas: AreaDraft[];
  unreadColumns: string[];
  guessed: boolean;
  /** The passages that are sheets of ours. */
  sheets: ReadonlySet<string>;
}

/** Walks the document once and gathers each area's objectives, still as texts. */
export function collect(blocks: readonly Passage[], lines: readonly Line[]): Collected {
  const outline = new Outline(lines.some((line) => areaHeading(line.text)?.level === 'area'));
  const beside = new Map(tablesOfText(blocks, lines));
  const walk = new Walk(outline, repeatedLines(lines), programmesAreAreas(lines));
  const byBlock = Map.groupBy(lines, (line) => line.block);
  const schede = new Map(ownSchede(blocks).map((scheda) => [scheda.blocks[0], scheda]));
  const sheets = new Set([...schede.values()].flatMap((scheda) => scheda.blocks));
  blocks.forEach((block, index) => {
    const scheda = schede.get(block.id);
    if (scheda !== undefined) walk.scheda(scheda);
    if (sheets.has(block.id)) return;
    if (block.kind === 'table') {
      if (!beside.has(block.id)) walk.table(block);
      return;
    }
    for (const line of byBlock.get(index) ?? []) walk.line(line);
  });
  if (!walk.found || beside.size > 0 || isText(lines, outline.areas)) {
    // What tables hold beside sheets in running text is a list of them.
    if (beside.size === 0) for (const area of outline.areas) area.objectives = [];
    walk.textSheets(lines);
    const raws = outline.areas.flatMap((area) => [
      ...area.objectives,
      ...area.parts.flatMap((part) => part.objectives),
    ]);
    for (const [id, opens] of beside) {
      const raw = raws.find((one) => one.sheet && opensAt(one) === opens);
      const table = blocks.find((block) => block.id === id);
      if (raw !== undefined && table?.kind === 'table') attach(layGrid(table), raw);
    }
  }
  const areas = outline.finish();
  dropRepeated(areas);
  return { areas, unreadColumns: [...walk.unread], guessed: walk.guessed, sheets };
}

const SHEET_CODE = /^scheda(?: di)? obiettivo\s+([A-Z]{0,3}[.-]?\d[\d.]{0,6})$/i;

/** What follows a heading of another kind is no longer of all. */
const OWN_OBJECTIVES =
  /^(?:(?:[A-Z]|\d{1,2})[.)]\s*)?obiettivi\s+(?:individuali|specifici|settoriali|operativi|gestionali|di (?:settore|area|servizio))\b.{0,40}$/i;

const STAFF = /^\W*(?:risorse umane|personale|dotazione)\b.{0,40}\b\d{1,3}\s+(?:dipendent|unit)/i;

const PROGRAMME = /^programma\s+(?:n[.°]?\s*)?(?:\d|[IVX]+\b)/i;

/** A plan without areas in which each programma has a Responsabile of its own. */
function programmesAreAreas(lines: readonly Line[]): boolean {
  if (lines.some(({ text }) => areaHeading(text)?.listed === false)) return false;
  const headed = lines.filter(
    ({ text }, at) =>
      PROGRAMME.test(text) &&
      lines.slice(at + 1, at + 4).some((next) => isHeadLine(next.text) && headIn(next.text) !== null),
  );
  return headed.length > 0;
}

function repeatedLines(lines: readonly Line[]): Set<string> {
  const seen = new Set<string>();
  return new Set(lines.flatMap(({ text }) => (seen.has(text) ? [text] : (seen.add(text), []))));
}

/** The sheets of some rows; none where they hold only titles, null where they are no sheets. */
function readPart(grid: Grid, from: number, to: number): RawObjective[] | null {
  const part = sliceGrid(grid, from, to);
  const said = part.rows.filter((_, row) => ownCells(part, row).length > 1);
  return said.length === 0 ? [] : readSheet(part);
}

interface OpenSegment extends Segment {
  labels: Map<number, RawLabels>;
}

class Walk {
  readonly unread = new Set<string>();
  guessed = false;
  /** Whether any table held objectives. */
  found = false;
  private readonly outline: Outline;
  /** The header a table cut by a page's end goes on under. */
  private previous: { segment: Segment; area: AreaDraft; count: number; over?: boolean } | null = null;
  /** What the labels above say of the objectives that follow. */
  private section: RawLabels = {};
  /** Lines that stand on every page. */
  private readonly repeated: ReadonlySet<string>;

  private readonly programmes: boolean;
  /** The sheet of one objective that tables below it may say more of. */
  private sheet: RawObjective | null = null;
  /** What a line or a strip over a sheet says of it: `Scheda n. 3`, `Cod. 01.02`. */
  private strip: RawObjective['values'] = {};

  constructor(outline: Outline, repeated: ReadonlySet<string>, programmes: boolean) {
    this.outline = outline;
    this.repeated = repeated;
    this.programmes = programmes;
  }

  line(line: Line): void {
    // Another area's rows may go on under the same header; a paragraph between says the table is over.
    this.label(line.text, line.source);
    const number =
      line.text.length <= 80 ? (SHEET_NUMBER.exec(line.text)?.[1] ?? SHEET_CODE.exec(line.text)?.[1]) : undefined;
    if (number !== undefined) this.strip = { code: [{ text: number, source: line.source }] };
    const said = this.outline.line(line.text, line.source);
    const noise = PAGE_NOISE.test(line.text) || this.repeated.has(line.text);
    if (!said && line.text.length > 60 && !noise && this.previous !== null) this.previous.over = true;
  }

  /** Whether a line labels the objectives below it; an area's name ends what stood above. */
  private label(text: string, source: SourceRef): boolean {
    const labels = sectionLabels(text, source);
    if (ofEnte(text)) this.outline.open(calmCapitals(text), source);
    if (this.programmes && PROGRAMME.test(text) && text.length <= 140) this.outline.open(calmCapitals(text), source);
    if (labels !== null)
      this.section = labels.strategicReference === undefined ? { ...this.section, ...labels } : labels;
    else if (OWN_OBJECTIVES.test(text)) this.section = {};
    else if (areaHeading(text)?.listed === false || ofEnte(text)) {
      this.section = {};
      this.sheet = null;
    }
    return labels !== null;
  }

  scheda({ area: name, head, source, raw }: OwnScheda): void {
    this.outline.open(name, source);
    const area = this.outline.tableArea();
    if (head !== null && area.heads.length === 0) this.outline.line(head, source);
    area.objectives.push(raw);
    this.found = true;
  }

  textSheets(lines: readonly Line[]): void {
    // Each area's heading opens a new stretch of lines.
    let stretch: Line[] = [];
    let area: AreaDraft | null = null;
    const close = (): void => {
      const raws = textSheets(stretch);
      for (const raw of raws ?? []) raw.sheet = true;
      if (raws !== null) this.place(raws, area);
      // `SCHEDA OBIETTIVO N. 2` stands over the area's name and belongs to what follows.
      stretch = stretch.slice(-1).filter((line) => SHEET_NUMBER.test(line.text));
    };
    for (const line of lines) {
      const heading = assignedArea(line.text) ?? areaHeading(line.text);
      if (heading !== null && !heading.listed) {
        close();
        area = this.outline.named(heading.name, line.source, '');
        if (heading.head !== null && area.heads.length === 0)
          area.heads.push({ name: heading.head, source: line.source, nearTable: true });
      } else if (
        (staffCounts(line.text).length === 0 && !STAFF.test(line.text)) ||
        stretch.some(({ text }) => /obiettivo|titolo/i.test(text))
      ) {
        // Who works in an area stands over its objectives and takes part in none by that.
        stretch.push(line);
      }
    }
    close();
  }

  table(table: TablePassage): void {
    const grid = layGrid(table);
    if (isLegend(grid) || (this.sheet !== null && attach(grid, this.sheet))) return;
    if (this.previous !== null && assign(grid, this.previous.area.objectives)) return;
    if (this.card(grid)) return;
    const strip = stripOf(grid);
    if (strip !== null) {
      this.strip = strip;
      return;
    }
    const columns = readColumns(grid);
    if (columns !== null) {
      this.placeSheet(columns);
      return;
    }
    const segments = this.segments(grid);
    if (segments.length > 0) {
      for (const { segment, area } of segments) {
        for (const label of segment.header.unread) this.unread.add(label);
        this.placeSegment(segment, area);
      }
      return;
    }
    if (this.previous?.segment.grid === grid) return;
    const staff = staffTable(grid);
    if (staff !== null) {
      this.outline.staffTable(staff);
      return;
    }
    const inherited = this.inherited(grid);
    if ((inherited === null || labelled(grid)) && this.sheets(grid)) return;
    if (inherited !== null && labelled(grid)) {
      grid.rows.forEach((_, row) => this.rowAsLine(grid, row));
      return;
    }
    const header = inherited ?? guessHeader(grid);
    if (header === null) return;
    if (!header.stated) this.guessed = true;
    const { rows, labels } = this.contentRows(grid, header, header.to, grid.rows.length);
    this.placeSegment({ grid, header, rows, labels }, this.outline.tableArea());
  }

  /** The area of a card is told first: its head may stand above it. */
  private card(grid: Grid): boolean {
    const at = areaOfCard(grid);
    if (at === null) return false;
    for (const row of [at, ...[...grid.rows.keys()].filter((one) => one !== at)]) this.rowAsLine(grid, row);
    return true;
  }

  /** Sheets one below the other, with lines between them that name areas and heads. */
  private sheets(grid: Grid): boolean {
    if (readSheet(grid) === null) return false;
    const lines = grid.rows.flatMap((_, row) => (this.isLine(grid, row) ? [row] : []));
    const parts = [-1, ...lines].map((line, at) => ({
      line,
      raws: readPart(grid, line + 1, lines[at] ?? grid.rows.length),
    }));
    const whole = parts.some(({ raws }) => raws === null);
    if (whole) lines.forEach((row) => this.rowAsLine(grid, row));
    for (const { line, raws } of whole ? [{ line: -1, raws: readSheet(grid) }] : parts) {
      if (line >= 0) this.rowAsLine(grid, line);
      this.placeSheet(raws ?? []);
    }
    return true;
  }

  private isLine(grid: Grid, row: number): boolean {
    const [only, more] = ownCells(grid, row);
    if (only === undefined || more !== undefined || only.text.length > 140) return false;
    const text = oneLine(only.text);
    return (
      areaHeading(text) !== null ||
      (isHeadLine(text) && headIn(text) !== null) ||
      sectionLabels(text, cellSource(grid, only)) !== null
    );
  }

  private placeSheet(raws: RawObjective[]): void {
    for (const raw of raws) {
      for (const [field, value] of Object.entries(this.section)) raw.values[field as keyof RawLabels] ??= [value];
    }
    const [only] = raws;
    const open = this.sheet;
    // A page's end cut the sheet: what has no title of its own goes on with it.
    const untitled = raws.length === 1 && only!.values.title === only!.values.description;
    if (open !== null && untitled && open.values.description === undefined) {
      const { title: _, ...more } = only!.values;
      open.values = { ...open.values, ...more };
      open.indicators.push(...only!.indicators);
      open.phases.push(...only!.phases);
      return;
    }
    for (const raw of raws) raw.sheet = true;
    if (raws.length === 1) raws[0]!.values = { ...this.strip, ...raws[0]!.values };
    this.strip = {};
    this.sheet = raws.length === 1 ? raws[0]! : null;
    this.place(raws, null);
    // What goes on after a sheet is no more of the table before it.
    this.previous = null;
  }

  /** A segment under the same headings as the one before, in the same area, goes on with it. */
  private placeSegment(segment: Segment, area: AreaDraft): void {
    this.sheet = null;
    const before = this.previous;
    const columns = (one: Segment): string =>
      one.header.columns.map(({ column, field }) => `${column} ${field}`).join('|');
    const byRow = segment.header.columns.some(({ field }) => field === 'area' || field === 'service');
    // A row without its objective goes on with the page before, whatever stands between.
    const goesOn = before?.over !== true || startsTorn(segment);
    if (before !== null && goesOn && !byRow && before.area === area && columns(before.segment) === columns(segment)) {
      area.objectives.splice(area.objectives.length - before.count, before.count);
      const shift = before.segment.grid.rows.length;
      const joined: Segment = {
        grid: appendGrid(before.segment.grid, segment.grid),
        header: before.segment.header,
        rows: [...before.segment.rows, ...segment.rows.map((row) => row + shift)],
        labels: new Map([
          ...(before.segment.labels ?? []),
          ...[...(segment.labels ?? [])].map(([row, labels]) => [row + shift, labels] as const),
        ]),
      };
      const raws = objectiveRows(joined);
      this.place(raws, area);
      this.previous = { segment: joined, area, count: raws.length };
      return;
    }
    const raws = objectiveRows(segment);
    this.place(raws, area);
    this.previous = { segment, area, count: raws.length };
  }

  /** A table of the same width right after one of objectives is its next page. */
  private inherited(grid: Grid): Header | null {
    if (this.previous === null || this.previous.over === true || this.previous.segment.grid.width !== grid.width)
      return null;
    return { ...this.previous.segment.header, from: 0, to: 0 };
  }

  /** Cuts a grid at its headers; rows above and between them may name areas and heads. */
  private segments(grid: Grid): { segment: Segment; area: AreaDraft }[] {
    const found: { segment: OpenSegment; area: AreaDraft }[] = [];
    if (readsAsSheet(grid)) return found;
    let open: { segment: OpenSegment; area: AreaDraft } | null = null;
    let row = 0;
    while (row < grid.rows.length) {
      const header = headerAt(grid, row);
      if (header !== null) {
        if (open === null || plainRow(grid, row) !== plainRow(grid, open.segment.header.from)) {
          open = { segment: { grid, header, rows: [], labels: new Map() }, area: this.outline.tableArea() };
          found.push(open);
        }
        row = header.to;
        continue;
      }
      if (open === null) this.rowAsLine(grid, row);
      else if (this.opensArea(grid, row)) {
        const header: Header = open.segment.header;
        open = { segment: { grid, header, rows: [], labels: new Map() }, area: this.outline.tableArea() };
        found.push(open);
      } else if (!this.labelRow(grid, row) && isContent(grid, open.segment.header, row)) {
        open.segment.rows.push(row);
        open.segment.labels.set(row, this.section);
      }
      row++;
    }
    const last = found.at(-1);
    // A header with nothing below it waits for the rows after the next heading.
    if (last?.segment.rows.length === 0) this.previous = { ...last, count: 0 };
    return found.filter((one) => one.segment.rows.length > 0);
  }

  private contentRows(grid: Grid, header: Header, from: number, to: number): Pick<OpenSegment, 'rows' | 'labels'> {
    const rows: number[] = [];
    const labels: OpenSegment['labels'] = new Map();
    for (let row = from; row < to; row++) {
      if (this.labelRow(grid, row)) continue;
      if (isContent(grid, header, row)) {
        rows.push(row);
        labels.set(row, this.section);
      } else this.rowAsLine(grid, row);
    }
    return { rows, labels };
  }

  /** A row of one cell that labels the rows below it. */
  private labelRow(grid: Grid, row: number): boolean {
    // What reaches down over the rows stands beside the label.
    const cells = ownCells(grid, row).filter((cell) => cell.rowSpan === 1);
    const [only] = cells;
    return only !== undefined && cells.length === 1 && this.label(oneLine(only.text), cellSource(grid, only));
  }

  private rowAsLine(grid: Grid, row: number): void {
    const cells = ownCells(grid, row);
    const first = cells[0];
    if (first === undefined || cells.length > 3) return;
    if (cells.length > 1 && cells.every((cell) => columnField(cell.text) !== null)) return;
    const source = cellSource(grid, first);
    const [label, name] = cells.map((cell) => oneLine(cell.text));
    const twice = columnField(label!) === 'area' && areaHeading(name ?? '') !== null;
    const joined = twice ? name! : cells.map((cell) => oneLine(cell.text)).join(' ');
    const named = cells.find((cell) => areaHeading(oneLine(cell.text)) !== null);
    // `SETTORE TECNICO`, and some columns on `arch. Anna Rossi`.
    const [unit, ...others] = cells.map((cell) => oneLine(cell.text));
    if (others.length > 0 && areaHeading(unit!) !== null) {
      const person = others.find((text) => readName(text) !== null);
      this.label(unit!, source);
      this.outline.line(person === undefined ? unit! : `${unit!} – Responsabile: ${person}`, source);
      return;
    }
    // `SCHEDA N. 1` beside `SETTORE TECNICO`.
    if (cells.length > 1 && named !== undefined && areaHeading(joined) === null) {
      this.label(oneLine(named.text), cellSource(grid, named));
      this.outline.line(oneLine(named.text), cellSource(grid, named));
      return;
    }
    for (const text of cells.length === 1 ? first.text.split('\n') : [joined]) {
      this.label(text, source);
      this.outline.line(text, source);
    }
  }

  /** A row inside a table that names the next area or its head. */
  private opensArea(grid: Grid, row: number): boolean {
    // What reaches down names the area of the rows beside it, and is read with them.
    const cells = ownCells(grid, row).filter((cell) => cell.rowSpan === 1);
    const first = cells[0];
    if (first === undefined || cells.length > 2) return false;
    const joined = cells.map((cell) => oneLine(cell.text)).join(' ');
    if (joined.length > 140) return false;
    const heading = areaHeading(joined);
    if (heading === null && !(isHeadLine(joined) && headIn(joined) !== null)) return false;
    this.rowAsLine(grid, row);
    return heading !== null;
  }

  private place(raws: RawObjective[], area: AreaDraft | null): void {
    const placed = new Map<RawObjective, AreaDraft>();
    let open = area;
    let target = area;
    for (const raw of raws) {
      const named = raw.values.area?.[0];
      const service = raw.values.service?.[0];
      if (named !== undefined) target = open = this.outline.named(oneLine(named.text), named.source, raw.areaLabel);
      target ??= open = this.outline.tableArea();
      if (service !== undefined && open !== null) {
        const text = calmCapitals(oneLine(service.text));
        const name = (areaHeading(text) ?? areaHeading(`Servizio ${text}`))?.name ?? text;
        target = this.outline.partOf(open, name, service.source) ?? open;
      }
      target.objectives.push(raw);
      placed.set(raw, target);
      this.found = true;
    }
    this.placeHeads(placed);
  }

  /** A column of Responsabili: one is the area's head, several each answer for their objectives. */
  private placeHeads(placed: ReadonlyMap<RawObjective, AreaDraft>): void {
    const heads = [...placed].flatMap(([raw, area]) => {
      const cell = raw.values.head?.[0];
      const name = cell === undefined ? null : (headIn(cell.text) ?? headIn(`Responsabile: ${oneLine(cell.text)}`));
      return cell === undefined || name === null ? [] : [{ raw, area, cell, name }];
    });
    for (const [area, own] of Map.groupBy(heads, (one) => one.area)) {
      const several = new Set(own.map(({ name }) => plain(name.text))).size > 1;
      for (const { raw, cell, name } of own) {
        if (several) raw.values.participants = [cell, ...(raw.values.participants ?? [])];
        else if (!area.heads.some((one) => one.name.text === name.text)) {
          area.heads.push({ name, source: cell.source, nearTable: false });
        }
      }
    }
  }
}
