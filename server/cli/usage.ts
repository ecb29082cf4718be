export const HELP = `Traguardo, dalla riga di comando: npm run -s cli -- COMANDO

  serve                      avvia Traguardo
  example                    crea il Comune di esempio e ne stampa gli accessi (JSON)
  import FILE [--json]       legge un piano e dice che cosa ha capito; non cambia nulla
  export [FILE]              tutti i dati in JSON, senza accessi, segreti né valutazioni
  import-all FILE            porta un Comune dal file di «export», in una cartella di dati vuota
  documents --json           i documenti con il loro contenuto
  user …                     gli accessi; «user» da solo spiega come
  backup [FILE] [--new-key]  fa una copia di sicurezza cifrata, nella cartella delle copie o in FILE;
                             con --new-key crea prima la chiave di recupero e la stampa, una volta sola
  backups                    le copie che ci sono, dalla più recente
  restore FILE [--over]      rimette il Comune da una copia; chiede la chiave di recupero, o la legge da
                             TRAGUARDO_RECOVERY_KEY o TRAGUARDO_RECOVERY_KEY_FILE; con --over mette
                             da parte il Comune che c’è
  doctor                     controlla database, documenti, copie, spazio e permessi
  verify [--json] [--against FILE]
                             segue il registro di ogni documento, riga per riga: niente cambiato, tolto, aggiunto;
                             FILE è l’uscita di un «verify --json» di prima, tenuta altrove

Uscita: 0 fatto; 1 qualcosa della macchina; 2 comando, valore o file da correggere.
`;

export const USER_HELP = `Gli accessi delle persone:

  user create NOME COGNOME [--role segretario|administrator]
                             aggiunge una persona e stampa il link con cui sceglie la password
  user invite PERSONA        stampa un nuovo link per chi non ha ancora un accesso
  user reset PERSONA         stampa un link con cui chi ha un accesso sceglie una nuova password
  user deactivate PERSONA    toglie l’accesso, subito e da ogni dispositivo
  user second-factor PERSONA toglie verifica in due passaggi e chiavi di accesso a chi ha perso il telefono
  user emergency PERSONA [--off]
                             con OIDC_ONLY=1, fa entrare questa persona con la password (o non più)

PERSONA è il nome utente, l’e-mail, oppure «Nome Cognome». Il link vale 7 giorni, una volta.
`;
