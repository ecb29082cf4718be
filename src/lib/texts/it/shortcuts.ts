/** The list of shortcuts: keys as they are written on the keyboard, and what they do. */
export const shortcuts = {
  title: 'Scorciatoie da tastiera',
  questionMark: 'Il tasto ? apre questo elenco',
  ctrl: 'Ctrl',
  groups: [
    {
      place: 'Dappertutto',
      list: [
        { keys: ['Ctrl', 'K'], does: 'Cerca, o vai a una pagina, un obiettivo, una persona' },
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
  ],
};
