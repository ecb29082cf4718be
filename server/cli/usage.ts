export const HELP = `Traguardo, dalla riga di comando: npm run -s cli -- COMANDO

  serve                      avvia Traguardo
  example                    crea il Comune di esempio e ne stampa gli accessi (JSON)
  import FILE [--json]       legge un piano e dice che cosa ha capito; non cambia nulla
  export [FILE]              tutti i dati in JSON, senza accessi né segreti
  documents --json           i documenti con il loro contenuto
  user …                     gli accessi; «user» da solo spiega come
  doctor                     controlla database, documenti, spazio e permessi

Uscita: 0 fatto; 1 qualcosa della macchina; 2 comando, valore o file da correggere.
`;

export const USER_HELP = `Gli accessi delle persone:

  user create NOME COGNOME [--role segretario|administrator]
                             aggiunge una persona e stampa il link con cui sceglie la password
  user invite PERSONA        stampa un nuovo link per chi non ha ancora un accesso
  user reset PERSONA         stampa un link con cui chi ha un accesso sceglie una nuova password
  user deactivate PERSONA    toglie l’accesso, subito e da ogni dispositivo

PERSONA è il nome utente, l’e-mail, oppure «Nome Cognome». Il link vale 7 giorni, una volta.
`;
