/** Origin of a transaction that is a person's edit: undo and redo follow it. */
export const PERSON_ORIGIN = Symbol('person');

/** Origin of a local transaction undo must not touch: the birth of a row. */
export const UNTRACKED_ORIGIN = Symbol('untracked');

/** Origin of what only the server writes: structure, twins. */
export const SERVER_ORIGIN = Symbol('server');
