import type { PersonKey } from './people.ts';

/** Who can look around the example. Everybody may know these: the data are invented. */
export interface ExampleLogin {
  person: PersonKey;
  identifier: string;
  password: string;
  name: string;
  role: string;
}

export const EXAMPLE_PASSWORD = 'valmora-prova';

export const EXAMPLE_LOGINS: readonly ExampleLogin[] = [
  {
    person: 'marchesi',
    identifier: 'segretario',
    password: EXAMPLE_PASSWORD,
    name: 'Elena Marchesi',
    role: 'Segretario comunale',
  },
  {
    person: 'rota',
    identifier: 'nadia.rota',
    password: EXAMPLE_PASSWORD,
    name: 'Nadia Rota',
    role: 'Responsabile dell’Area Amministrativa',
  },
  {
    person: 'ferri',
    identifier: 'luca.ferri',
    password: EXAMPLE_PASSWORD,
    name: 'Luca Ferri',
    role: 'Responsabile dell’Area Tecnica',
  },
  {
    person: 'locatelli',
    identifier: 'chiara.locatelli',
    password: EXAMPLE_PASSWORD,
    name: 'Chiara Locatelli',
    role: 'Dipendente',
  },
  {
    person: 'zanga',
    identifier: 'amministratore',
    password: EXAMPLE_PASSWORD,
    name: 'Marco Zanga',
    role: 'Amministratore e dipendente',
  },
];
