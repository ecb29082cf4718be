/** One line for each version of the protocol; the hash is of the version as it was released. */
export const PROTOCOL_HISTORY: { version: number; hash: string; change: string }[] = [
  {
    version: 1,
    hash: 'ad775ec33a4dbcc0fd8d869d2e4f2aa208dd3653de663adcdc563993dd644613',
    change: 'first version',
  },
];
