import type { BackupFault } from '../backup/backup-fault.ts';

/** The exit code and the line for what went wrong with a copy. */
export function sentenceOfBackup({ code, detail }: BackupFault): [exitCode: 1 | 2, sentence: string] {
  switch (code) {
    case 'not-a-copy':
      return [2, 'Il file non è una copia di sicurezza di Traguardo: scegli un file .copia.'];
    case 'newer-format':
    case 'newer-version':
      return [2, 'La copia viene da una versione più nuova di Traguardo: aggiorna questo, poi riprova.'];
    case 'damaged':
      return [2, `La copia è danneggiata o incompleta: prova con un’altra.${detail === '' ? '' : ` (${detail})`}`];
    case 'wrong-key':
      return [2, `La chiave è scritta bene, ma non è quella di questa copia, che vuole la chiave ${detail}.`];
    case 'mistyped-key':
      return [2, detail];
    case 'no-key':
      return [
        2,
        'Non c’è ancora la chiave di recupero: creala dalla pagina Copie di sicurezza o con «backup --new-key».',
      ];
    case 'no-folder':
      return [1, `La cartella delle copie ${detail} non c’è: controlla BACKUP_DIR e che il disco sia collegato.`];
    case 'no-room':
      return [1, 'Sul disco non c’è abbastanza spazio: liberane, poi riprova.'];
    case 'busy':
      return [1, 'Una copia è già in corso: aspetta che finisca.'];
  }
}
