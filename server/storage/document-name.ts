import type { DocumentKind, DocumentName } from '#lib/documents/kind.ts';

/** A document's name as the `documents` table has it; year 0 is none. */
interface NameColumns {
  kind: DocumentKind;
  year: number;
  subject: string | null;
}

export function columnsOf(name: DocumentName): NameColumns {
  switch (name.kind) {
    case 'area':
      return { kind: name.kind, year: name.year, subject: name.area };
    case 'plan':
      return { kind: name.kind, year: name.year, subject: null };
    case 'mandate':
      return { kind: name.kind, year: 0, subject: name.mandate };
    case 'eval-sheet':
    case 'self-sheet':
    case 'evidence':
      return { kind: name.kind, year: name.year, subject: name.person };
    case 'talk':
      return { kind: name.kind, year: 0, subject: name.talk };
    default:
      return name satisfies never;
  }
}

/** Throws on a row that no name makes: the database is damaged, or of a newer version. */
export function nameFrom({
  kind,
  year,
  subject,
}: {
  kind: string;
  year: number;
  subject: string | null;
}): DocumentName {
  if (kind === 'plan') return { kind, year };
  if (kind === 'area' && subject !== null) return { kind, year, area: subject };
  if (kind === 'mandate' && subject !== null) return { kind, mandate: subject };
  if (kind === 'talk' && subject !== null) return { kind, talk: subject };
  if ((kind === 'eval-sheet' || kind === 'self-sheet' || kind === 'evidence') && subject !== null)
    return { kind, year, person: subject };
  throw new TypeError(`no document is called ${kind} ${year} ${subject ?? ''}`);
}
