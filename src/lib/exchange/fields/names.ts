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
  /^(?:dott(?:\.?\s?ssa|oressa|ore)?|dr(?:\.?\s?ssa)?|ing|arch|geom(?:etra)?|rag(?:ioniere|ioniera)?|avv|comandante|comm(?:issario)?|com|cap(?:itano)?|ten(?:ente)?|isp(?:ettore)?|ass|ag|sig(?:\.?\s?ra|nora|nor)?|prof(?:\.?\s?ssa)?|per\.?\s?ind|p\.\s?i|p\.a|on|cav|v\.?\s?comm|istr|segretario(?: comunale| generale)?|responsabile)(?:\.(?:\s+|(?=\p{Lu}))|\s+(?=\p{Lu}))/iu;

const PARTICLES = /^(?:de|di|da|del|della|dello|dei|degli|dal|dalla|lo|la|li|le|d['’]|san|santa)$/i;

/** Words that begin like a name and are none. */
const NO_NAME =
  /^(?:area|settore|servizi[oi]?|uffici[oi]?|personale|dipendent[ei]|istruttor[ei]|funzionari[oi]?|operator[ei]|operai[oi]?|operaio|agent[ei]|collaborator[ei]|tutt[oiea]|intero|responsabil[ei]|segretari[oa]|comun[ei]|comunale|sindaco|giunta|assessor[ei]|nessun[oa]?|vacante|da|nominare|n|nr|unita|squadra|gruppo|addett[oi]|assistent[ei]|educator[ei]|bibliotecari[oa]|messo|vigil[ei]|polizia|locale|tecnic[oi]|amministrativ[oi]|ragioneria|tribut[oi]|anagrafe|demografici|sociali|posizione|titolare|risorse|umane|stagist[ai]|tirocinant[ei]|dirigent[ei]|rup|cat|categoria|profilo|esecutor[ei]|ausiliari[oa]?|contabil[ei]|staff|team|altri|altre|eventuali|obiettivo|obiettivi|ente|interno|esterno|ditta|societa|cooperativa|lsu|lavorator[ei]|elevata|qualificazione|eq|e\.q\.?|p\.o\.?|anno|fino|dal|al)$/i;

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
  'ada adele adriana adriano agata agnese agostino alba alberta alberto aldo alessandra alessandro alessia alessio alex alfio alfonso alfredo alice alida ambra ambrogio amedeo amelia ana andrea angela angelica angelo anita anna annalisa annamaria antonella antonia antonietta antonino antonio arianna armando arturo asia attilio augusto aurelio aurora barbara bartolomeo beatrice benedetta benedetto beniamino bernardo betty bianca bruna bruno camilla carla carlo carlotta carmela carmelo carmen carolina caterina catia cecilia celeste cesare chiara cinzia clara claudia claudio concetta corrado cosimo costanza cristian cristiana cristiano cristina damiano daniela daniele danilo dario davide debora deborah demetrio denis denise diana diego dina dino domenica domenico donata donatella donato dora edoardo elena eleonora elia eliana elio elisa elisabetta ella elvira emanuela emanuele emilia emiliano emilio emma enrica enrico enza enzo ercole erica erika ermanno ernesto ester ettore eugenia eugenio eva fabiana fabiano fabio fabiola fabrizia fabrizio fausta fausto federica federico felice ferdinando fernanda fernando fiammetta filippo filomena fiorella flavia flavio fortunato franca francesca francesco franco fulvia fulvio gabriele gabriella gaetana gaetano gaia gemma gennaro gerardo giacinto giacomo giada giampaolo giampiero gian giancarlo gianfranco gianluca gianluigi gianmarco gianmaria gianni gianpaolo gianpiero gigliola gilberto gina gino gioacchino gioele gioia giordano giorgia giorgio giovanna giovanni gisella giuditta giulia giuliana giuliano giulio giuseppe giuseppina giusy gloria grazia graziana graziano graziella greta guglielmo guido igor ilaria ilario ines irene iris isabella italo ivan ivana ivano ivo jacopo jessica katia lara laura lea leandro leonardo lia licia lidia liliana lina linda livia livio loredana lorella lorena lorenza lorenzo loretta luca lucia luciana luciano lucio lucrezia ludovica ludovico luigi luigia luigina luisa luisella maddalena mafalda manfredi manuel manuela mara marcella marcello marco margherita maria mariagrazia mariangela marianna mariano mariarosa mariella marika marilena marina marino mario marisa marta martina martino massimiliano massimo matilde matteo mattia maura maurizia maurizio mauro melissa mercedes michela michele michelangelo milena mimma mirco mirella miriam mirko moira monica morena moreno nadia natale natalia natalina nicola nicole nicoletta nicolo nina nino noemi nora norma olga olivia omar orazio orietta ornella orsola oscar osvaldo ottavio palmira paola paolo pasquale patrizia patrizio piera pierangelo piercarlo pierfranco pierluigi piero pierpaolo pietro pina pino quirino rachele raffaela raffaele raffaella ramona rebecca regina remo renata renato renzo riccardo rina rino rita roberta roberto rocco rodolfo romana romano romeo romina rosa rosalba rosalia rosanna rosaria rosario rosella rosetta rossana rossella ruggero sabina sabrina salvatore samanta samantha samuel samuele sandra sandro sara sarah saverio savina sebastiano serena sergio severino silvana silvano silvestro silvia silvio simona simone sofia sonia stefania stefano stella susanna tamara tania tatiana tecla tea teresa tiziana tiziano tobia tommaso tullio ugo umberto valentina valentino valeria valerio vanda vanessa vania vera veronica vilma vincenza vincenzo viola virginia virna vitaliano vito vittoria vittorio viviana walter wanda william yuri zeno zoe'.split(
    ' ',
  ),
);
