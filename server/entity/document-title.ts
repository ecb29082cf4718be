import type { DocumentName } from '#lib/documents/kind.ts';
import { sindacoName } from '#lib/domain/mandate.ts';
import { personName, personOf } from '#lib/domain/org.ts';
import type { PersonId, Registry } from '#lib/domain/org.ts';

/** How people call a document. */
export function documentTitle(name: DocumentName, registry: Registry): string {
  switch (name.kind) {
    case 'plan':
      return `Piano ${name.year}`;
    case 'mandate': {
      const mandate = registry.mandates.find(({ id }) => id === name.mandate);
      return `Mandato ${mandate === undefined ? name.mandate : sindacoName(mandate, registry)}`.trim();
    }
    case 'area':
      return `${registry.areas.find(({ id }) => id === name.area)?.name ?? `Area ${name.area}`} ${name.year}`;
    case 'eval-sheet':
      return `Scheda ${name.year} di ${nameOf(name.person, registry)}`;
    case 'self-sheet':
      return `Autovalutazione ${name.year} di ${nameOf(name.person, registry)}`;
    case 'evidence':
      return `Evidenze ${name.year} di ${nameOf(name.person, registry)}`;
    case 'talk':
      return `Conversazione ${name.talk}`;
    default:
      return name satisfies never;
  }
}

function nameOf(person: PersonId, registry: Registry): string {
  const known = personOf(registry, person);
  return known === undefined ? person : personName(known);
}
