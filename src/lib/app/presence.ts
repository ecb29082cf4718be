import type { CaretPlace, FieldPlace, Peer } from '#lib/sync/peer.ts';
import type { PersonId } from '#lib/domain/org.ts';

/** Somebody else who has the document open. */
export interface Presence {
  person: PersonId;
  name: string;
  initials: string;
  colour: 1 | 2 | 3 | 4;
  focus: FieldPlace | null;
  caret: CaretPlace | null;
}

export function presenceOf(peer: Peer): Presence {
  return { ...peer, initials: initialsOf(peer.name), colour: colourOf(peer.person) };
}

/** The same colour for a person on every screen. */
export function colourOf(person: PersonId): 1 | 2 | 3 | 4 {
  let hash = 0;
  for (const character of person) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return ([1, 2, 3, 4] as const)[hash % 4] ?? 1;
}

/** `Nadia Rota` → `NR`. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toLocaleUpperCase('it');
}
