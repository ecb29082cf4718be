/** How Traguardo becomes an app of the device. */
export const install = {
  title: 'Installa Traguardo',
  subtitle: 'Diventa un’app di questo dispositivo, senza negozi di app',
  gives: 'Che cosa cambia',
  givesList: [
    'Si apre anche senza rete, con il piano com’era l’ultima volta.',
    'Ha la sua icona e la sua finestra, senza la barra degli indirizzi.',
    'Il dispositivo tiene più al sicuro le modifiche non ancora inviate.',
  ],
  installed: 'Traguardo è già installato su questo dispositivo.',
  installedWhy: 'Lo stai usando come app: si apre anche senza rete.',
  now: 'Installa',
  nowWhy: 'Il tuo browser lo fa da solo, con una domanda.',
  said: 'Installazione chiesta al browser.',
  unsafe: 'A questo indirizzo non si può installare.',
  unsafeWhy:
    'I browser installano un’app e la aprono senza rete solo da un indirizzo che comincia con https://, o dal computer su cui Traguardo gira (http://localhost). Chiedi a chi ha installato Traguardo: nelle istruzioni c’è il capitolo «Indirizzo sicuro».',
  here: 'Su questo dispositivo',
  elsewhere: 'Sugli altri dispositivi',
  platforms: {
    ios: {
      name: 'iPad e iPhone, con Safari',
      steps: [
        'Apri Traguardo con Safari e accedi.',
        'Tocca Condividi: il quadrato con la freccia in su.',
        'Scorri e tocca «Aggiungi alla schermata Home».',
        'Tocca «Aggiungi»: l’icona è fra le tue app.',
      ],
      note: 'La prima volta che apri l’app installata, accedi di nuovo con la rete: l’app ha i suoi dati, separati da Safari.',
    },
    android: {
      name: 'Tablet e telefoni Android, con Chrome',
      steps: [
        'Apri Traguardo con Chrome e accedi.',
        'Tocca i tre puntini in alto a destra.',
        'Tocca «Aggiungi a schermata Home», poi «Installa».',
        'Conferma: l’icona è fra le tue app.',
      ],
      note: 'Con il browser di Samsung la voce è «Aggiungi pagina a», poi «Schermata Home».',
    },
    desktop: {
      name: 'Computer Windows, Mac o Linux, con Edge o Chrome',
      steps: [
        'Apri Traguardo con Edge o Chrome e accedi.',
        'Premi l’icona dello schermo con la freccia, a destra nella barra degli indirizzi.',
        'Premi «Installa»: si apre nella sua finestra.',
        'Se vuoi, fissala alla barra delle applicazioni o al Dock.',
      ],
      note: 'Se l’icona non c’è: in Edge menu … › App › Installa questo sito come app; in Chrome menu ⋮ › Trasmetti, salva e condividi › Installa pagina come app.',
    },
    safari: {
      name: 'Mac, con Safari',
      steps: [
        'Apri Traguardo con Safari 17 o successivo e accedi.',
        'Dal menu Archivio scegli «Aggiungi al Dock».',
        'Premi «Aggiungi»: l’icona è nel Dock.',
      ],
      note: 'La prima volta che apri l’app installata, accedi di nuovo con la rete.',
    },
    firefox: {
      name: 'Firefox',
      steps: [
        'Su Android: apri il menu e scegli «Aggiungi alla schermata principale».',
        'Sul computer: tieni Traguardo fra i segnalibri. Funziona nella scheda, anche senza rete.',
      ],
      note: 'Non usare le finestre anonime: quando si chiudono cancellano anche le modifiche non inviate.',
    },
  },
  pictures: {
    ios: 'Il tasto Condividi di Safari e, nel menu, «Aggiungi alla schermata Home»',
    android: 'I tre puntini di Chrome e, nel menu, «Aggiungi a schermata Home»',
    desktop: 'L’icona per installare, a destra nella barra degli indirizzi',
    safari: 'Il menu Archivio di Safari con «Aggiungi al Dock»',
    firefox: 'Il menu di Firefox con «Aggiungi alla schermata principale»',
  },
  /** As the menus themselves say it, drawn in the pictures. */
  drawn: {
    address: 'traguardo.comune…',
    safariName: 'Safari',
    ios: 'Aggiungi alla schermata Home',
    android: 'Aggiungi a schermata Home',
    desktop: 'Installa',
    safari: 'Aggiungi al Dock…',
    safariMenu: 'Archivio',
    firefox: 'Aggiungi alla schermata…',
  },
};
