import type { Mark } from './types.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** What stands beside a value, for someone who does not see the mark; `show` writes a raw value as the field does. */
export function markWords(mark: Mark, show: (raw: unknown) => string): string {
  const words: string[] = [];
  if (mark.writer) words.push(t.objectives.isWriting(mark.writer.name));
  if (mark.pending) words.push(pendingWords(mark.pending.from, show));
  if (mark.twin) words.push(t.objective.marks.twin);
  if (mark.fresh) words.push(t.objective.marks.fresh(mark.fresh.name));
  return words.length === 0 ? '' : ` ${words.join('. ')}.`;
}

/** `Da inviare. Nel Comune: 15`. */
export function pendingWords(from: unknown, show: (raw: unknown) => string): string {
  const before = from === undefined ? '' : show(from);
  return before === '' ? t.objective.marks.pending : t.objective.marks.pendingBefore(before);
}

export const plainShow = (raw: unknown): string =>
  typeof raw === 'string' || typeof raw === 'number' ? String(raw) : '';

/** A value inside a spoken sentence, which has a full stop of its own. */
export const inSentence = (text: string): string => text.trim().replace(/\.$/, '');
