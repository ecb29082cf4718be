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
    hash: '3bf9bed10fd678d4c4230dcd2c22f76a832d1ade09ef5e7eb46be35b0bee8f3d',
    change: 'mandates, and documents of a mandate',
  },
];
