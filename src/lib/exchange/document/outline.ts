import { readName, type NameReading } from '../fields/names.ts';
import { calmCapitals } from '../read/clean.ts';
import type { ImportedArea } from '../imported-plan.ts';
import type { RawObjective } from '../raw-objective.ts';
import type { SourceRef } from '../source.ts';
import { areaHeading, areaKey, headedArea, headIn, isHeadLine, type AreaHeading } from './headings.ts';
import { settleParts } from './parts.ts';
import type { StaffEntry } from './staff-table.ts';
import { staffCounts } from './staff.ts';

export interface AreaDraft {
  name: string;
  key: string;
  level: AreaHeading['level'];
  heads: { name: NameReading; source: SourceRef; nearTable: boolean }[];
  staff: ImportedArea['staff'];
  sharedWith: string[];
  sources: ImportedArea['sources'];
  objectives: RawObjective[];
  /** Servizi and uffici inside it, until it is known whether each has a plan of its own. */
  parts: AreaDraft[];
}

/** The areas of a document as its lines and tables go by, and which one is open. */
export class Outline {
  readonly areas: AreaDraft[] = [];
  private readonly byKey = new Map<string, AreaDraft>();
  private readonly byFirstWord = new Map<string, AreaDraft[]>();
  private current: AreaDraft | null = null;
  /** The servizio of the open area. */
  private part: AreaDraft | null = null;
  private listed: AreaDraft | null = null;
  /** The area a row named last. */
  private lastNamed: AreaDraft | null = null;
  private staffFor: AreaDraft | null = null;
  private pendingHead: { name: NameReading; source: SourceRef } | null = null;
  private readonly hasAreas: boolean;

  /** `hasAreas`: whether the document names areas or settori at all; then a servizio is only a part of one. */
  constructor(hasAreas: boolean) {
    this.hasAreas = hasAreas;
  }

  /** Takes a line of running text; true when it said something about areas. */
  line(text: string, source: SourceRef): boolean {
    const staff = staffCounts(text);
    if (staff.length > 0) return this.staffLine(text, staff, source);
    const heading = areaHeading(text);
    if (heading !== null) return this.heading(heading, source);
    const secretary = this.current?.key.startsWith('segretar') === true ? SECRETARY.exec(text)?.[1] : undefined;
    const named = secretary === undefined ? null : readName(secretary);
    if (named !== null) {
      this.current!.heads.push({ name: named, source, nearTable: true });
      return true;
    }
    if (isHeadLine(text)) {
      const name = headIn(text);
      const named = headedArea(text);
      if (named !== null && (this.current === null || areaKey(named.name) !== this.current.key)) {
        this.heading(named, source);
      }
      const area = this.part ?? this.current ?? this.listed;
      if (name !== null && area !== null) area.heads.push({ name, source, nearTable: this.current !== null });
      else if (name !== null) this.pendingHead = { name, source };
      return true;
    }
    this.shared(text);
    return false;
  }

  /** Opens an area that is called otherwise than areas are. */
  open(name: string, source: SourceRef): void {
    this.part = null;
    this.current = this.find(name, source, 'area');
  }

  private heading(heading: AreaHeading, source: SourceRef): boolean {
    if (heading.level === 'service' && this.hasAreas) {
      if (heading.listed || this.current === null) return true;
      this.part = this.partOf(this.current, heading.name, source);
      if (heading.head !== null) this.part?.heads.push({ name: heading.head, source, nearTable: true });
      return true;
    }
    this.part = null;
    const area = this.find(heading.name, source, heading.level);
    if (heading.head !== null) area.heads.push({ name: heading.head, source, nearTable: !heading.listed });
    if (heading.opens) this.staffFor = area;
    if (heading.listed) {
      this.listed = area;
      if (this.current !== null && this.current.objectives.length > 0) this.current = null;
    } else {
      this.current = area;
    }
    if (this.pendingHead !== null && !heading.listed) {
      area.heads.push({ ...this.pendingHead, nearTable: true });
      this.pendingHead = null;
    }
    return true;
  }

  private staffLine(text: string, staff: ImportedArea['staff'], source: SourceRef): boolean {
    const colon = text.indexOf(':');
    const named = colon > 0 ? areaHeading(text.slice(0, colon)) : null;
    const area =
      named !== null
        ? this.find(named.name, source, named.level)
        : (this.staffFor ?? (STAFF_LINE.test(text) && this.current?.objectives.length === 0 ? this.current : null));
    if (area === null) return false;
    if (this.staffFor === null && named === null) {
      addStaff(area, staff, source);
      return true;
    }
    addStaff(area, staff, source);
    if (this.current === area && named === null) this.current = null;
    return true;
  }

  /** "in convenzione con i Comuni di Arcene e Verdello" about an area named in the same sentence. */
  private shared(text: string): void {
    if (!/convenzion|gestione associata|forma associata/i.test(text)) return;
    const partners = /\bcon\s+(?:i|il|altri)\s+[Cc]omun[ei]\s+di\s+([^.;()]+)/u.exec(text)?.[1];
    const unit =
      /\b(?:area|settore|servizio)\s+(?:di\s+)?((?:\p{Lu}\p{L}+|e|ed|di|della)(?:\s+(?:\p{Lu}\p{L}+|locale|e|ed|di|della))*)/iu.exec(
        text,
      );
    if (partners === undefined || unit === null) return;
    const area = this.match(areaKey(unit[1]!));
    if (area === null) return;
    const names = partners.split(/\s*,\s*|\s+ed?\s+/).filter((name) => /^\p{Lu}[\p{L}’' ]{1,40}$/u.test(name));
    area.sharedWith = names.map((name) => `Comune di ${name.trim()}`);
  }

  /** The area a table belongs to: the one open, or one without a name. */
  tableArea(): AreaDraft {
    const area = this.part ?? this.current ?? this.listed ?? this.unnamed();
    if (this.pendingHead !== null) {
      area.heads.push({ ...this.pendingHead, nearTable: true });
      this.pendingHead = null;
    }
    return area;
  }

  private unnamed(): AreaDraft {
    const known = this.areas.find((area) => area.name === '');
    if (known !== undefined) return known;
    return this.add(emptyArea('', 'area'));
  }

  /** An area by the name a row or sheet gives under a heading: `Urbanistica` under `Settore`. */
  named(text: string, source: SourceRef, label: string): AreaDraft {
    // Under `Centro di responsabilità` a name stands as it is.
    if (/^(?:centro|cdr|struttura|unit)/i.test(label))
      return this.find(areaHeading(text)?.name ?? calmCapitals(text.replace(/^\d{1,2}\s*[-–]\s+/, '')), source, 'area');
    const kind = /^(?:area|settore|servizio|ufficio|direzione|ripartizione|dipartimento)/i.exec(label)?.[0] ?? 'area';
    const heading =
      areaHeading(text) ??
      areaHeading(
        `${kind[0]!.toUpperCase()}${kind.slice(1).toLowerCase()} ${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`,
      );
    // A cell cut by a page's end goes on with who is responsible.
    if (isHeadLine(text) && this.lastNamed !== null) {
      const name = headIn(text);
      if (name !== null && this.lastNamed.heads.length === 0)
        this.lastNamed.heads.push({ name, source, nearTable: true });
      return this.lastNamed;
    }
    const area = this.find(heading?.name ?? text, source, 'area');
    this.lastNamed = area;
    // `Settore I – Affari generali, Resp. dott. Rossi`.
    const head = heading?.head ?? null;
    if (head !== null && !area.heads.some(({ name }) => name.text === head.text))
      area.heads.push({ name: head, source, nearTable: true });
    return area;
  }

  /** A servizio inside an area; null when it is only another name of the area. */
  partOf(area: AreaDraft, name: string, source: SourceRef): AreaDraft | null {
    const key = areaKey(name);
    if (key === area.key) return null;
    const known = area.parts.find((part) => part.key === key);
    if (known !== undefined) return known;
    const part = emptyArea(name, 'service');
    part.sources.name.push(source);
    area.parts.push(part);
    return part;
  }

  staffTable(entries: readonly StaffEntry[]): void {
    for (const { area: name, classificationArea, count, source } of entries) {
      const heading = name === null ? null : areaHeading(name);
      const area = heading === null ? (this.current ?? this.listed) : this.find(heading.name, source, heading.level);
      if (area !== null) addStaff(area, [{ classificationArea, count }], source);
    }
  }

  /** The areas once the document has been read to its end. */
  finish(): AreaDraft[] {
    return settleParts(this.areas);
  }

  private find(name: string, source: SourceRef, level: AreaHeading['level']): AreaDraft {
    const known = this.match(areaKey(name));
    if (known !== null) {
      known.sources.name.push(source);
      return known;
    }
    const area = this.add(emptyArea(name, level));
    area.sources.name.push(source);
    return area;
  }

  private match(key: string): AreaDraft | null {
    const exact = this.byKey.get(key);
    if (exact !== undefined || key === '') return exact ?? null;
    const alike = this.byFirstWord.get(firstWord(key)) ?? [];
    const close = alike.filter((area) => area.key.startsWith(`${key} `) || key.startsWith(`${area.key} `));
    return close.length === 1 ? close[0]! : null;
  }

  private add(area: AreaDraft): AreaDraft {
    this.areas.push(area);
    this.byKey.set(area.key, area);
    const alike = this.byFirstWord.get(firstWord(area.key));
    if (alike === undefined) this.byFirstWord.set(firstWord(area.key), [area]);
    else alike.push(area);
    return area;
  }
}

const SECRETARY = /^segretari[oa](?: comunale| generale)?\s*:\s*(.{5,60})$/i;

/** Says of the open area who works there: `Risorse umane: n. 2 Istruttori`. */
const STAFF_LINE =
  /^\W*(?:risorse umane|personale(?: (?:assegnato|in servizio|dipendente))?|dotazione(?: (?:organica|di personale))?|dipendenti|organico)\b/i;

function addStaff(area: AreaDraft, staff: ImportedArea['staff'], source: SourceRef): void {
  for (const { classificationArea, count } of staff) {
    const known = area.staff.find((one) => one.classificationArea === classificationArea);
    if (known === undefined) area.staff.push({ classificationArea, count });
    else known.count += count;
  }
  area.sources.staff.push(source);
}

function firstWord(key: string): string {
  return key.split(' ', 1)[0]!;
}

function emptyArea(name: string, level: AreaHeading['level']): AreaDraft {
  return {
    name,
    key: areaKey(name),
    level,
    heads: [],
    staff: [],
    sharedWith: [],
    sources: { name: [], head: [], staff: [] },
    objectives: [],
    parts: [],
  };
}
