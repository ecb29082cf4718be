import { plain } from '../read/clean.ts';

/** A name as one mention gives it. Which word is the family name may be settled later. */
export interface NameReading {
  title: string;
  /** Words of the name without initials, in order. */
  words: string[];
  /** Letters of the given name: `G.`, `G.B.` → `GB`; empty when written in full. */
  initials: string;
  /** Family name when the form itself tells: next to an initial, alone, or in capitals. */
  family: string | null;
  /** As written, without title. */
  text: string;
}

const TITLE =
  /^(?:dott(?:\.?\s?ssa|oressa|ore)?|dr(?:\.?\s?ssa)?|ing|arch|geom(?:etra)?|rag(?:ioniere|ioniera)?|avv|comandante|v(?:ice)?\.?\s?comm(?:issario)?(?:\.?\s?capo)?|comm(?:issario)?(?:\.?\s?capo)?|com|cap(?:itano)?|ten(?:ente)?|isp(?:ettore)?(?:\.?\s?(?:capo|sup(?:eriore)?))?|ass(?:istente)?(?:\.?\s?(?:capo|scelto))?|ag(?:ente)?(?:\.?\s?(?:capo|scelto))?|sovr(?:intendente)?(?:\.?\s?capo)?|magg(?:iore)?|col(?:onnello)?|sig(?:\.?\s?ra|nora|nor)?|prof(?:\.?\s?ssa)?|per\.?\s?ind|p\.\s?i|p\.a|on|cav|v\.?\s?comm|istr|segretario(?: comunale| generale)?|responsabile)(?:\.(?:\s+|(?=\p{Lu}))|\s+(?=\p{Lu}))/iu;

const PARTICLES = /^(?:de|di|da|del|della|dello|dei|degli|dal|dalla|lo|la|li|le|d['’]|san|santa)$/i;

/** Words that begin like a name and are none. */
const NO_NAME =
  /^(?:area|settore|servizi[oi]?|uffici[oi]?|personale|dipendent[ei]|istruttor[ei]|funzionari[oi]?|operator[ei]|operai[oi]?|operaio|agent[ei]|collaborator[ei]|tutt[oiea]|intero|responsabil[ei]|segretari[oa]|comun[ei]|comunale|sindaco|giunta|assessor[ei]|nessun[oa]?|vacante|da|nominare|n|nr|unita|squadra|gruppo|addett[oi]|assistent[ei]|educator[ei]|bibliotecari[oa]|messo|vigil[ei]|polizia|locale|tecnic[oi]|amministrativ[oi]|ragioneria|tribut[oi]|anagrafe|demografici|sociali|posizione|titolare|risorse|umane|stagist[ai]|tirocinant[ei]|dirigent[ei]|rup|rpct|rpd|dpo|oiv|ced|urp|suap|suape|sue|nucleo|valutazione|cat|categoria|profilo|esecutor[ei]|ausiliari[oa]?|contabil[ei]|staff|team|altri|altre|eventuali|obiettivo|obiettivi|ente|interno|esterno|ditta|societa|cooperativa|lsu|lavorator[ei]|elevata|qualificazione|eq|e\.q\.?|p\.o\.?|anno|fino|dal|al)$/i;

const WORD = /^\p{L}[\p{L}'’-]*$/u;

/** A person's name, or null when the text is no name. */
export function readName(raw: string): NameReading | null {
  let text = raw
    .replace(/\s+/g, ' ')
    .replace(/[,;:\s–-]+$/, '')
    .trim();
  const titles: string[] = [];
  for (let match = TITLE.exec(text); match !== null; match = TITLE.exec(text)) {
    titles.push(match[0].trim());
    text = text.slice(match[0].length).trim();
  }
  if (text.length < 2 || text.length > 60) return null;
  const tokens = text
    .split(' ')
    .flatMap((token) => (/^(?:\p{Lu}\.){2,}$/u.test(token) ? [token] : splitInitial(token)));
  if (tokens.length > 6) return null;
  const words: string[] = [];
  let initials = '';
  for (const token of tokens) {
    if (/^(?:\p{Lu}[a-z]?\.)+$/u.test(token) || /^\p{Lu}$/u.test(token)) {
      initials += token.replace(/[^\p{Lu}]/gu, '');
    } else if (WORD.test(token) && (/^\p{Lu}/u.test(token) || PARTICLES.test(token))) {
      if (NO_NAME.test(plain(token)) && !PARTICLES.test(token)) return null;
      words.push(token);
    } else {
      return null;
    }
  }
  if (words.length === 0 || words.every((word) => PARTICLES.test(word))) return null;
  if (initials.length > 3) return null;
  return {
    title: titles.join(' '),
    words: words.map(calm),
    initials,
    family: statedFamily(words, initials),
    text: text.split(' ').map(calm).join(' '),
  };
}

/** `G.Comi` → `G.` `Comi`. */
function splitInitial(token: string): string[] {
  const match = /^((?:\p{Lu}\.)+)(\p{Lu}[\p{L}'’-]+)$/u.exec(token);
  return match === null ? [token] : [match[1]!, match[2]!];
}

function calm(word: string): string {
  return word.length > 1 && word === word.toUpperCase()
    ? word
        .toLowerCase()
        .replace(/(^|['’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : word;
}

function statedFamily(words: string[], initials: string): string | null {
  if (initials !== '') return words.map(calm).join(' ');
  if (words.length === 1) return calm(words[0]!);
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase());
  return capitals.length > 0 && capitals.length < words.length ? capitals.map(calm).join(' ') : null;
}

/** Whether the word is one of the common Italian given names. */
export function isGivenName(word: string): boolean {
  return GIVEN_NAMES.has(plain(word));
}

export function isParticle(word: string): boolean {
  return PARTICLES.test(word);
}

const GIVEN_NAMES = new Set(
  'ada adele adelio adriana adriano agata agnese agostino alba alberta alberto aldo alessandra alessandro alessia alessio alex alfio alfonso alfredina alfredo alice alida ambra ambrogio ambrosina amedeo amelia ana andrea angela angelica angelo anita anna annalisa annamaria annarita antonella antonia antonietta antonino antonio arianna armando arturo asia attilio augusto aurelio aurora barbara bartolomeo beatrice benedetta benedetto beniamino bernardo betty bianca brigida bruna bruno camilla carla carlo carlotta carmela carmelo carmen carolina caterina catia cecilia celeste cesare chiara cinzia clara claudia claudio concetta corrado cosimo costantino costanza cristian cristiana cristiano cristina cristofaro dalila damiano daniela daniele danilo dario davide debora deborah delia demetrio denis denise desiree diana diego dina dino domenica domenico donata donatella donato dora edoardo egidio elena eleonora elettra elia eliana elio elisa elisabetta ella elvira emanuel emanuela emanuele emilia emiliano emilio emma enrica enrico enza enzo ercole erica erika ermanno erminia ernesto ersilia ester ettore eugenia eugenio eva ezia ezio fabiana fabiano fabio fabiola fabrizia fabrizio fausta fausto federica federico felice ferdinando fernanda fernando ferruccio fiammetta filippo filomena fiorella flavia flavio fortunata fortunato franca francesca francesco franco fulvia fulvio gabriele gabriella gaetana gaetano gaia gemma gennaro gerardo giacinto giacomo giada giampaolo giampiero gian giancarlo gianfranco gianluca gianluigi gianmarco gianmaria gianni gianpaolo gianpiero gigliola gilberto gilda gina gino gioacchino gioele gioia giordano giorgetta giorgia giorgio giovanna giovanni gisella giuditta giulia giuliana giuliano giulio giuseppe giuseppina giusy gloria grazia graziana graziano graziella greta guerrino guglielmo guido ignazio igor ilaria ilario ilenia ines irene iris isabella italo ivan ivana ivano ivo ivonne jacopo jennifer jessica katia katiuscia kevin lara laura lea leandro leonarda leonardo lia licia lidia liliana lina linda lino livia livio loredana lorella lorena lorenza lorenzo loretta loris luana luca lucia luciana luciano lucio lucrezia ludovica ludovico luigi luigia luigina luisa luisella maddalena mafalda manfredi manola manuel manuela mara marcella marcello marco margherita maria mariagrazia mariangela marianna mariano mariarosa mariella marika marilena marina marinella marino mario marisa marta martina martino marzia marzio massimiliano massimo matilde matteo mattia maura maurilia maurizia maurizio mauro melissa mercedes michela michelangelo michele milena mimma mirco mirella miriam mirko moira monica morena moreno nadia natale natalia natalina nazzareno nerina nicola nicole nicoletta nicolo nina nino noemi nora norma nunzia nunzio olga olivia omar orazio oreste oriana orietta orlando ornella orsola oscar osvaldo ottavia ottavio palmira pamela paola paolo pasquale patrizia patrizio pia piera pierangelo piercarlo pierfranco pierina pierluigi piero pierpaolo pietro pina pino pio quirino rachele raffaela raffaele raffaella raimondo ramona rebecca regina remo renata renato renzo riccardo rina rino rita roberta roberto rocco rodolfo romana romano romeo romina romolo rosa rosalba rosalia rosalinda rosangela rosanna rosaria rosario rosella rosetta rosina rossana rossella ruggero sabina sabrina salvatore samanta samantha samuel samuele sandra sandro santina santo sara sarah saverio savina savino sebastiano selene serafino serena sergio severino silvana silvano silverio silvestro silvia silvio simona simone sofia sonia sonja stefania stefano stella susanna tamara tania tarcisio tatiana tea tecla teresa tiberio tina tiziana tiziano tobia tommaso tosca tullio ubaldo ugo ulisse umberto valentina valentino valeria valerio vanda vanessa vania vasco vera veronica vilma vincenza vincenzo vinicio viola virgilio virginia virna vitaliano vito vittoria vittorina vittorio viviana wally walter wanda william wilma ylenia yuri zaira zeno zoe'.split(
    ' ',
  ),
);
