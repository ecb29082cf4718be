/** A valibot schema (or any plain value) as text that is the same when the shape is the same. */
export function describeShape(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(describeShape).join(',')}]`;
  if (value instanceof Uint8Array) return `bytes(${value.join(',')})`;
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  // `~standard`, `~run` and the functions valibot closes over say nothing about the shape.
  const entries = Object.entries(value)
    .filter(([key, inner]) => !key.startsWith('~') && typeof inner !== 'function')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${describeShape(inner)}`).join(',')}}`;
}
