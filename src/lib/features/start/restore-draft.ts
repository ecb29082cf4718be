import { checkKeyLetters, keyLetters } from '#lib/domain/recovery-key-text.ts';
import { t } from '#lib/ui/texts.svelte.ts';

interface RestoreDraft {
  file: File | null;
  key: string;
  /** null: nobody asks for it. */
  code: string | null;
}

export interface RestoreFaults {
  file?: string | undefined;
  key?: string;
  code?: string;
}

/** What can be told before anything is sent. */
export function checkRestore({ file, key, code }: RestoreDraft): RestoreFaults {
  const words = t.backups.restore.faults;
  return {
    ...(file === null && { file: words.file }),
    ...keyFault(key),
    ...(code !== null && code.trim() === '' && { code: t.start.faults.code }),
  };
}

function keyFault(typed: string): Pick<RestoreFaults, 'key'> {
  const words = t.backups.restore.faults;
  const letters = keyLetters(typed);
  if (letters === '') return { key: words.key };
  const fault = checkKeyLetters(letters);
  if (fault === null) return {};
  return { key: fault.code === 'letters' ? words.letters(fault.place) : words.length(fault.groups) };
}
