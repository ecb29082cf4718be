import { createRefusals } from '../refusals.ts';

/** What happened and what to do, for each code a request may be answered with. */
export const http = {
  'signed-out': 'L’accesso è scaduto o non c’è. Accedi e riprova: quello che hai scritto resta su questo dispositivo.',
  'wrong-credentials': 'Il nome utente o la password non corrispondono. Controlla come li hai scritti e riprova.',
  forbidden: 'Con i tuoi incarichi di oggi non puoi farlo. Chiedi al Segretario di controllare incarichi e date.',
  'wrong-origin':
    'La richiesta arriva da un altro sito e non è stata accettata. Apri Traguardo dal suo indirizzo e riprova.',
  'wrong-code':
    'Il codice non corrisponde. È scritto nella finestra in cui Traguardo è stato avviato: copialo e riprova.',
  'not-found': 'Qui non c’è nulla che tu possa aprire. Torna all’elenco e scegli da lì.',
  'method-not-allowed': 'Questo indirizzo non risponde a richieste di questo tipo. Ricarica la pagina e riprova.',
  'not-set-up': 'In questo indirizzo non c’è ancora un Comune. Apri la pagina iniziale per cominciare.',
  'already-set-up': 'Il Comune esiste già. Accedi con il tuo nome utente.',
  'area-in-use':
    'L’area ha obiettivi, servizi, persone, incarichi o convenzioni e non si può togliere. Puoi chiuderla scrivendo la data «al».',
  'person-in-use':
    'La persona ha rapporti, incarichi, un accesso o partecipazioni e non si può togliere. Puoi chiuderli scrivendo la data «al».',
  'service-in-use':
    'Il servizio ha persone, altri servizi o convenzioni e non si può togliere. Puoi chiuderlo scrivendo la data «al».',
  'mandate-in-use': 'Il mandato ha linee e non si può togliere. Elimina prima le sue linee, oppure correggi le date.',
  'merged-has-account':
    'La persona che scompare ha un accesso attivo. Tieni quella, oppure disattiva prima il suo accesso.',
  'year-begun': 'L’anno nuovo c’è già e qualcuno ci ha scritto: guardalo prima di continuare.',
  'year-written': 'Nell’anno nuovo qualcuno ha già scritto: per questo non si può più annullare l’apertura.',
  'import-built-on':
    'Dopo l’importazione qualcosa è cambiato e non si può annullare tutta insieme. Togli a mano quello che non serve.',
  'identifier-taken': 'Questo nome utente è già di un’altra persona. Scegline uno diverso.',
  'account-exists': 'La persona ha già un accesso. Se ha perso la password, dalle un nuovo link di accesso.',
  'account-deactivated': 'L’accesso di questa persona è disattivato. Riattivalo prima di darle un nuovo link.',
  'document-closed': 'Il piano è chiuso e si può solo leggere. Per cambiarlo proponi una rimodulazione.',
  'changed-meanwhile':
    'Nel frattempo qualcuno ha cambiato proprio questi punti e non è stato ripristinato nulla. Guarda di nuovo il confronto e decidi.',
  'proposal-decided': 'La proposta è già stata decisa da un’altra persona. Qui sotto vedi come.',
  'proposal-moved': 'Intanto in Comune il valore è cambiato. Guarda quello nuovo e decidi di nuovo.',
  'proposal-row-gone':
    'La riga della proposta non c’è più nel piano, o è nel Cestino. Rimettila al suo posto, oppure non accettare.',
  'recovery-closed':
    'Il Comune non riprende più quello che aveva prima del ripristino. Le tue modifiche restano su questo dispositivo.',
  'recovery-refused':
    'Il Comune non ha potuto riprendere quello che aveva prima del ripristino. Tutto resta su questo dispositivo.',
  'backup-no-key': 'Prima delle copie serve la chiave di recupero. Creala in questa pagina.',
  'backup-busy': 'Una copia è già in corso. Aspetta che finisca.',
  'copy-unknown': 'Questo file non è una copia di sicurezza di Traguardo. Scegli un file che finisce in .copia.',
  'copy-newer':
    'La copia viene da una versione più nuova di Traguardo. Aggiorna Traguardo su questo computer e riprova.',
  'copy-damaged':
    'La copia è danneggiata o non è intera. Scaricala di nuovo, o prova con una copia di un altro giorno.',
  'copy-other-key':
    'La chiave è scritta bene, ma non è quella di questa copia. Cerca la chiave che valeva il giorno della copia.',
  'key-mistyped': 'La chiave non è scritta bene. Confrontala con il foglio, gruppo per gruppo.',
  'copy-no-room': 'Sul computer del Comune non c’è abbastanza spazio per questa copia. Liberane e riprova.',
  'pdf-missing':
    'Sul computer del Comune manca il componente che fa i PDF. Scarica il documento in un altro formato, o stampalo dal browser.',
  'pdf-busy': 'Si stanno già preparando altri PDF. Riprova fra qualche secondo.',
  'pdf-too-long': 'Il documento è troppo lungo per un solo PDF. Scaricalo un’area per volta, o in un altro formato.',
  'pdf-refused':
    'Questo documento non si può fare in PDF. Scaricalo in un altro formato e avvisa chi amministra Traguardo.',
  'last-administrator': 'È l’ultima persona che può gestire gli accessi. Dai prima questo compito a un’altra.',
  'link-expired':
    'Il link non vale più: è già stato usato o è scaduto. Chiedine uno nuovo al Segretario o all’amministratore.',
  'too-large': 'Quello che hai mandato è troppo grande. Dividilo in parti più piccole e riprova.',
  'not-json': 'La richiesta non è scritta nella forma attesa (application/json). Ricarica la pagina e riprova.',
  invalid: 'Qualche dato manca o è scritto in un modo che non si può leggere. Controlla i campi indicati.',
  'wrong-password': 'La password attuale non corrisponde. Controlla come l’hai scritta e riprova.',
  'wrong-second-factor':
    'Il codice non corrisponde o è già stato usato. Aspetta che l’app ne mostri uno nuovo e scrivi quello.',
  'step-expired': 'È passato troppo tempo, o l’accesso è cominciato in un’altra finestra. Ricomincia da capo.',
  'second-factor-on': 'La verifica in due passaggi è già attiva. Per cambiare telefono, prima toglila.',
  'second-factor-off': 'La verifica in due passaggi non è attiva. Ricarica la pagina.',
  'passkey-refused': 'La chiave di questo dispositivo non è stata accettata. Riprova, oppure entra con la password.',
  'too-many-passkeys': 'Hai già dieci chiavi di accesso. Togline una che non usi più, poi riprova.',
  'password-off': 'In questo Comune non si entra con la password. Apri la pagina Accedi e usa l’accesso del Comune.',
  'provider-refused':
    'L’accesso del Comune non ti ha fatto entrare. Riprova; se succede ancora, chiedi a chi amministra Traguardo.',
  'provider-no-account':
    'Ti abbiamo riconosciuto, ma in Traguardo non hai ancora un accesso. Chiedilo a chi amministra Traguardo.',
  'provider-other-person':
    'Questo accesso in Traguardo appartiene già a un’altra identità. Chiedi a chi amministra Traguardo di controllare.',
  'provider-unreachable': 'L’accesso del Comune ora non risponde. Riprova fra qualche minuto.',
  'too-many-attempts':
    'Troppi tentativi uno dopo l’altro. Aspetta qualche istante e riprova: nessun accesso è bloccato.',
  'storage-unavailable':
    'Il Comune ora non riesce a salvare. Le modifiche restano su questo dispositivo: riprova tra poco.',
  unreachable:
    'Il Comune non risponde. Controlla la rete e riprova: quello che hai scritto resta su questo dispositivo.',
  fault:
    'Qualcosa non ha funzionato e la richiesta non è stata eseguita. Riprova; se succede ancora, avvisa l’amministratore.',
};

/** Why the relay ended a connection, by close code, and what the person can do. */
export const closures = {
  1009: { sentence: 'Le modifiche da inviare sono troppo grandi per un solo invio.', step: 'Esporta le modifiche' },
  1012: { sentence: 'Il Comune riparte: l’invio riprende da solo tra poco.', step: 'Continua a lavorare' },
  1013: { sentence: 'Il Comune è molto occupato: l’invio riprende da solo tra poco.', step: 'Continua a lavorare' },
  4300: {
    sentence: 'I tuoi incarichi sono cambiati: il documento si riapre con quelli nuovi.',
    step: 'Continua a lavorare',
  },
  4400: { sentence: 'Questo dispositivo e il Comune non si capiscono.', step: 'Ricarica la pagina' },
  4401: { sentence: 'L’accesso è scaduto. Le modifiche sono al sicuro su questo dispositivo.', step: 'Accedi' },
  4403: {
    sentence: 'Non hai più accesso a questo documento. Le tue modifiche non inviate restano qui.',
    step: 'Esporta le modifiche',
  },
  4410: { sentence: 'Questo documento ha lasciato il posto a uno nuovo.', step: 'Apri il documento nuovo' },
  4413: { sentence: 'Le modifiche da inviare sono troppo grandi per un solo invio.', step: 'Esporta le modifiche' },
  4422: {
    sentence: 'Il Comune non ha accettato alcune modifiche. Sono tutte qui: decidi che cosa farne.',
    step: 'Vedi le modifiche',
  },
  4423: {
    sentence: 'Questo documento ora si può solo leggere. Le tue modifiche sono tutte qui: decidi che cosa farne.',
    step: 'Vedi le modifiche',
  },
  4426: {
    sentence: 'Serve la nuova versione per modificare. Quello che hai scritto resta su questo dispositivo.',
    step: 'Aggiorna',
  },
  4503: {
    sentence: 'Il Comune ora non riesce a salvare. Le modifiche restano su questo dispositivo e partono da sole.',
    step: 'Continua a lavorare',
  },
  4529: { sentence: 'Troppe modifiche tutte insieme: l’invio riprende da solo tra poco.', step: 'Continua a lavorare' },
};

export const refusals = createRefusals(http, closures);
