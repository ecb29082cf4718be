/** The row, or the cell of it, that a fragment asks for: `#riga-<id>`, `#cella-<id>-<stop>`. */
export function placeAsked(hash: string, rows: readonly { id: string }[]): { row: string; stop: string } | null {
  const [, kind, rest = ''] = /^#(riga|cella)-(.+)$/.exec(decodeURIComponent(hash)) ?? [];
  if (kind === undefined) return null;
  // Ids may hold dashes of their own.
  const known = rows.find(({ id }) => rest === id || rest.startsWith(`${id}-`))?.id;
  if (known === undefined) return { row: kind === 'riga' ? rest : '', stop: 'title' };
  return { row: known, stop: kind === 'riga' ? 'title' : rest.slice(known.length + 1) };
}
