/** A piece of a text that two versions share, or that only one has. */
export interface DiffPiece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Words, spaces, and every other sign by itself. */
const TOKENS = /\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;
/** Texts that differ in more words than this have nothing to compare: one took the other's place. */
const MOST_EDITS = 1_000;

/** What was taken out of a text and what was put in, word by word, in reading order. */
export function diffWords(from: string, to: string): DiffPiece[] {
  const [a, b] = [from.match(TOKENS) ?? [], to.match(TOKENS) ?? []];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const pieces: DiffPiece[] = [];
  push(pieces, 'same', a.slice(0, start));
  for (const piece of middle(a.slice(start, a.length - end), b.slice(start, b.length - end)))
    push(pieces, piece.kind, [piece.text]);
  push(pieces, 'same', a.slice(a.length - end));
  return gathered(pieces);
}

function push(pieces: DiffPiece[], kind: DiffPiece['kind'], tokens: readonly string[]): void {
  if (tokens.length === 0) return;
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += tokens.join('');
  else pieces.push({ kind, text: tokens.join('') });
}

/** The shortest way from one to the other (Myers 1986). */
function middle(a: readonly string[], b: readonly string[]): DiffPiece[] {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  // reach[k + most + 1]: how far in `a` one gets on diagonal k with as many edits as the round has.
  const reach = new Int32Array(2 * most + 3);
  const rounds: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    rounds.push(reach.slice());
    for (let k = -edits; k <= edits; k += 2) {
      let x = furthest(reach, k, edits, most);
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      reach[k + most + 1] = x;
      if (x >= a.length && y >= b.length) return walkBack(a, b, rounds, most);
    }
  }
  return [
    { kind: 'removed', text: a.join('') },
    { kind: 'added', text: b.join('') },
  ];
}

function furthest(reach: Int32Array, k: number, edits: number, most: number): number {
  const [below, above] = [reach[k + most] ?? 0, reach[k + most + 2] ?? 0];
  return k === -edits || (k !== edits && below < above) ? above : below + 1;
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  rounds: readonly Int32Array[],
  most: number,
): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = rounds.length - 1; edits >= 0; edits -= 1) {
    const reach = rounds[edits] ?? new Int32Array();
    const k = x - y;
    const down = k === -edits || (k !== edits && (reach[k + most] ?? 0) < (reach[k + most + 2] ?? 0));
    const previousX = edits === 0 ? 0 : down ? (reach[k + most + 2] ?? 0) : (reach[k + most] ?? 0);
    const previousY = edits === 0 ? 0 : previousX - (down ? k + 1 : k - 1);
    while (x > previousX && y > previousY) {
      x -= 1;
      y -= 1;
      pieces.push({ kind: 'same', text: a[x] ?? '' });
    }
    if (edits === 0) break;
    if (down) pieces.push({ kind: 'added', text: b[--y] ?? '' });
    else pieces.push({ kind: 'removed', text: a[--x] ?? '' });
  }
  return pieces.reverse();
}

/** Between two changes a space alone says nothing: what was taken out stands together, then what was put in. */
function gathered(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: DiffPiece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    const between = kind === 'same' && index > 0 && index < pieces.length - 1 && /^ +$/.test(text);
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (between && removed !== '' && added !== '') {
      removed += text;
      added += text;
    } else {
      flush();
      result.push({ kind, text });
    }
  }
  flush();
  return result;
}

/** Shortens what two versions share to `words` around each change. */
export function excerptDiff(pieces: readonly DiffPiece[], around = 60): DiffPiece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== 'same' || piece.text.length <= 2 * around) return piece;
    const first = index === 0 ? '' : piece.text.slice(0, around);
    const last = index === pieces.length - 1 ? '' : piece.text.slice(-around);
    return { kind: 'same', text: [first, '…', last].filter(Boolean).join(' ') };
  });
}
