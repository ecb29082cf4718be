interface Edit {
  start: number;
  end: number;
  insert: string;
}

/** The one stretch in which two texts differ. */
function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) };
}

/**
 * The text to write when a colleague changed it while it was open here: what I changed since `base`, laid on what the
 * text has become. Where both touched the same words, both versions stay, theirs first: a person can then choose.
 */
export function rebaseText(base: string, mine: string, current: string): string {
  if (current === base || mine === current) return mine;
  if (mine === base) return current;
  const own = editBetween(base, mine);
  const theirs = editBetween(base, current);
  if (own.end <= theirs.start || theirs.end <= own.start) {
    const [first, second] = own.end <= theirs.start && own.start <= theirs.start ? [own, theirs] : [theirs, own];
    return (
      base.slice(0, first.start) +
      first.insert +
      base.slice(first.end, second.start) +
      second.insert +
      base.slice(second.end)
    );
  }
  const start = Math.min(own.start, theirs.start);
  const end = Math.max(own.end, theirs.end);
  const part = (edit: Edit) => base.slice(start, edit.start) + edit.insert + base.slice(edit.end, end);
  return `${base.slice(0, start)}${part(theirs)} ${part(own)}${base.slice(end)}`;
}
