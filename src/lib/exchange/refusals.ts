import type { RefusalCode } from './imported-plan.ts';

const SENTENCES: Record<RefusalCode, string> = {
  empty: 'Il file è vuoto. Scegli il file del piano o incolla la tabella degli obiettivi.',
  'too-large': 'Il file supera i 20 MB. Salva una copia senza immagini o incolla la tabella degli obiettivi.',
  'too-many-cells': 'Il file contiene troppe celle per essere un piano. Incolla solo le tabelle degli obiettivi.',
  encrypted: 'Il file è protetto da password. Togli la protezione in Word, salvalo come .docx e riprova.',
  'old-word': 'Il file è nel vecchio formato .doc o .xls. Aprilo e salvalo come .docx, oppure incolla la tabella.',
  pdf: 'Da un PDF le tabelle non si leggono bene. Apri il documento in Word e salvalo come .docx, oppure incolla la tabella.',
  spreadsheet:
    'I fogli .xlsx e .ods non si aprono direttamente. Copia le celle e incollale qui, oppure salva come .csv.',
  'other-document': 'Questo formato non si legge. Salvalo come .docx o incolla la tabella.',
  damaged: 'Il file è danneggiato e non si apre. Riaprilo in Word, salvalo di nuovo come .docx e riprova.',
  'image-only':
    'Il file contiene solo immagini, forse una scansione: non c’è testo da leggere. Serve il documento originale di Word.',
  'not-text': 'Il file non contiene testo leggibile. Scegli un .docx, .csv o .txt, oppure incolla la tabella.',
  'no-table':
    'Non ho trovato una tabella di obiettivi. Serve una tabella con almeno l’obiettivo e una colonna come peso, personale o scadenza: prova a incollarla da sola.',
};

/** Why the input was not read and what to do, in one Italian sentence. */
export function refusalSentence(code: RefusalCode): string {
  return SENTENCES[code];
}

/** Thrown inside the readers, turned into a result at the door. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}
