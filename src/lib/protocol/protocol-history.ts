/** One line for each version of the protocol; the hash is of the version as it was released. */
export const PROTOCOL_HISTORY: { version: number; hash: string; change: string }[] = [
  {
    version: 1,
    hash: 'ad775ec33a4dbcc0fd8d869d2e4f2aa208dd3653de663adcdc563993dd644613',
    change: 'first version',
  },
  {
    version: 2,
    hash: 'c426a0378979c905f35c438ab305e36ce7d7a6aaf4852841200c0c4ba4fc46c4',
    change: 'services, agreements, vacant places, part-time and profile; merging people, importing people',
  },
  {
    version: 3,
    hash: 'c2880408c5034d3e5fb680e2c47145e93520db0363fd83ad6ce9ca5a944d51ad',
    change: 'mandates, and documents of a mandate',
  },
  {
    version: 4,
    hash: 'af05ae5c810a100036283428d3002cb8c1e8ac1a519020e42a1f47712933d75b',
    change: 'sheets, evidence and talks; refused changes, proposals, history, recovery after a restore, strong sign-in',
  },
  {
    version: 5,
    hash: '22194985969822de0dc7a47daf59207cd2735cfc69478707e4fa40f004b6e294',
    change:
      'a year made from the one before, and taken back; a plan brought in with its chapters, and taken back; documents typeset as PDF; the stemma',
  },
];
