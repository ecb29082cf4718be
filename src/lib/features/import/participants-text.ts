import type { ImportedParticipant, ImportedPerson } from '#lib/exchange/imported-plan.ts';
import { parseDate } from '#lib/texts/format.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** One participant as a line people can mend: `Rota N. dal 01/04/2027 al 31/12/2027`. */
export function formatParticipant(one: Pick<ImportedParticipant, 'name' | 'from' | 'to'>): string {
  return [one.name, t.format.period(one)].filter((part) => part !== null).join(' ');
}

export type ParticipantLine = Pick<ImportedParticipant, 'name' | 'from' | 'to'>;

/** Reads the lines back, or says which line is not understood. */
export function parseParticipants(text: string): { lines: ParticipantLine[] } | { fault: string } {
  const lines: ParticipantLine[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim();
    if (line === '') continue;
    const [, name = '', fromText, toText] =
      /^(.*?)(?:[\s,]+(?:dal?|ab|vom) ([\d/.-]+))?(?:[\s,]+(?:fino al?|al|bis) ([\d/.-]+))?$/i.exec(line) ?? [];
    const from = fromText === undefined ? null : parseDate(fromText);
    const to = toText === undefined ? null : parseDate(toText);
    if (name === '') return { fault: t.bringIn.people.missingName(raw.trim()) };
    if (fromText !== undefined && from === null)
      return { fault: t.bringIn.people.notADate(fromText, t.format.date('2027-04-01')) };
    if (toText !== undefined && to === null)
      return { fault: t.bringIn.people.notADate(toText, t.format.date('2027-12-31')) };
    if (from !== null && to !== null && to < from) return { fault: t.bringIn.people.endsBefore(raw.trim()) };
    lines.push({ name, from, to });
  }
  return { lines };
}

const GROUP = /^(\d+|tutt[aieo]|intero|intera|personale|dipendenti)\b/i;
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');

/** The participants the lines name: known ones keep who they are, new names become new people. */
export function resolveParticipants(
  lines: readonly ParticipantLine[],
  before: readonly ImportedParticipant[],
  people: readonly ImportedPerson[],
): { participants: ImportedParticipant[]; people: ImportedPerson[] } {
  const all = [...people];
  const participants = lines.map((line): ImportedParticipant => {
    const known = before.find((one) => plain(one.name) === plain(line.name));
    if (known) return { ...known, ...line };
    if (GROUP.test(line.name)) return { ...line, kind: 'group', person: null };
    let person = all.findIndex((one) => namesOf(one).includes(plain(line.name)));
    if (person === -1) person = all.push(newPerson(line.name)) - 1;
    return { ...line, kind: 'person', person };
  });
  return { participants, people: all };
}

function namesOf(person: ImportedPerson): string[] {
  const { name, givenName, familyName } = person;
  return [name, `${familyName}${givenName}`, `${givenName}${familyName}`, `${familyName}${givenName.slice(0, 1)}`].map(
    plain,
  );
}

/** `Rota Nadia`, `Rota N.`: the family name first, as in lists. */
function newPerson(name: string): ImportedPerson {
  const words = name.split(' ');
  const givenName = words.length > 1 ? (words.at(-1) ?? '').replace(/\.$/, '') : '';
  const familyName = words.length > 1 ? words.slice(0, -1).join(' ') : name;
  return { name, givenName, familyName, title: '', spellings: [familyName] };
}
