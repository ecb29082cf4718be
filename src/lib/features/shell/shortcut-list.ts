export interface Shortcut {
  /** Keys pressed together; `/` between two ways. */
  keys: readonly string[];
  does: string;
}

/** Every shortcut there is, in the order one meets them. */
export const SHORTCUTS: readonly { place: string; list: readonly Shortcut[] }[] = [
  {
    place: 'Dappertutto',
    list: [
      { keys: ['F6'], does: 'Vai alla zona seguente: barra, pagina, tabella, pesi' },
      { keys: ['Maiusc', 'F6'], does: 'Torna alla zona precedente' },
      { keys: ['Ctrl', 'Z'], does: 'Annulla la tua ultima modifica' },
      { keys: ['Ctrl', 'Maiusc', 'Z'], does: 'Ripeti la modifica annullata' },
      { keys: ['Ctrl', 'S'], does: 'Senti se è tutto salvato' },
      { keys: ['?'], does: 'Apri questo elenco' },
    ],
  },
  {
    place: 'Nella tabella',
    list: [
      { keys: ['Frecce'], does: 'Passa da una cella all’altra' },
      { keys: ['Invio'], does: 'Scrivi nella cella; di nuovo Invio registra' },
      { keys: ['Tab'], does: 'Registra e vai alla cella seguente' },
      { keys: ['Ctrl', 'Invio'], does: 'Registra un testo lungo' },
      { keys: ['Esc'], does: 'Lascia la cella com’era' },
      { keys: ['Alt', '↑ ↓'], does: 'Sposta l’obiettivo' },
      { keys: ['↑ ↓'], does: 'Sul peso: un punto in più o in meno; con Maiusc cinque' },
    ],
  },
];

const KEY = 'traguardo-scorciatoia-elenco';

/** Whether `?` alone opens the list: someone who dictates or has a tremor may not want it. */
export function questionMarkOpens(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'no';
  } catch {
    return true;
  }
}

export function letQuestionMarkOpen(allowed: boolean): void {
  try {
    if (allowed) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'no');
  } catch {
    // Where nothing can be kept the choice lasts as long as the page.
  }
}

/** `?` typed outside any field and not already the first character of a cell. */
export function asksForShortcuts(event: KeyboardEvent): boolean {
  if (event.key !== '?' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]'));
}
