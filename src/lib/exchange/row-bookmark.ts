/** Before the id of a row; Word hides names that begin with an underscore. */
const MARK = '_t_';
/** What Word takes as the name of a bookmark. */
const LONGEST = 40;

/**
 * The name of the bookmark that says which row of the plan a row of a file is. A bookmark has letters, digits and
 * underscores only: `-` of an id becomes `_d`, `_` becomes `__`. Null for an id that does not fit.
 */
export function bookmarkOfRow(id: string): string | null {
  if (!/^[A-Za-z0-9_-]+$/.test(id)) return null;
  const name = MARK + id.replaceAll('_', '__').replaceAll('-', '_d');
  return name.length <= LONGEST ? name : null;
}

/** The id of the row a bookmark is about; null when it is none of ours. */
export function rowIdFromBookmark(name: string): string | null {
  const coded = name.startsWith(MARK) ? name.slice(MARK.length) : '';
  if (!/^(?:[A-Za-z0-9]|__|_d)+$/.test(coded)) return null;
  return coded.replace(/__|_d/g, (code) => (code === '__' ? '_' : '-'));
}
