import type { PersonKey } from './people.ts';

/** Who can look around the example. Everybody may know these: the data are invented. */
export interface ExampleLogin {
  person: PersonKey;
  identifier: string;
  password: string;
  name: string;
  role: string;
}

export const EXAMPLE_LOGINS: readonly ExampleLogin[] = [
  {
    person: 'marchesi',
    identifier: 'segretario',
    password: 'valmora-prova',
    name: 'Elena Marchesi',
    role: 'Segretario comunale',
  },
  {
    person: 'rota',
    identifier: 'nadia.rota',
    password: 'valmora-prova',
    name: 'Nadia Rota',
    role: 'Responsabile dell’Area Amministrativa',
  },
  {
    person: 'ferri',
    identifier: 'luca.ferri',
    password: 'valmora-prova',
    name: 'Luca Ferri',
    role: 'Responsabile dell’Area Tecnica',
  },
  {
    person: 'locatelli',
    identifier: 'chiara.locatelli',
    password: 'valmora-prova',
    name: 'Chiara Locatelli',
    role: 'Dipendente',
  },
  {
    person: 'zanga',
    identifier: 'amministratore',
    password: 'valmora-prova',
    name: 'Marco Zanga',
    role: 'Amministratore e dipendente',
  },
];
