import { plain } from '../read/clean.ts';

/** Words that stand between others; a fragment equal to one is never proof of a broken word. */
const FUNCTION_WORDS = new Set(
  'il lo la i gli le l un uno una di a da in con su per tra fra e ed o od ma se che chi cui non ne ci vi si mi ti del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle col coi ad è ha ho hanno sia né più già anche come dove quando ogni quale quali questo questa entro oltre verso presso senza sotto sopra dopo prima fino sino via ex art artt comma lett n nr dlgs pur ben fin or gran san bel quel tal qual buon mal'.split(
    ' ',
  ),
);

/** Words of other languages, and a few Italian ones, that end in a consonant and are whole. */
const WHOLE = new Set(
  'sport bar web film server computer software hardware standard budget target report test staff team link partner file format input output internet smart working privacy rating trend front back office help desk card club set gas bus tram nord est sud ovest part time full management governance project meeting learning welfare business feedback spid pec isee suap sue tari imu irpef anac consip mepa cad ced cup cig dup peg piao pnrr rup oiv smvp alert app backup badge blog box brand bonus campus case center chat check client cloud contest corner cookie dashboard data database default digital download upload email error festival fitness forum game general gender ghost house incubator iter item job kit lab layout leader level link live login logo mail manager marketing master media mentor monitor network notebook open outsourcing password pass performance plan planning player pool post power presentation print provider pub public quiz range ranking record recovery restyling router run screening sensor sharing shop show sign site slot social sponsor spot step stop storage store stress summit support swap tablet tag task tax ticket timer toner tool top touch tour training transfer trust tutor tunnel update user virus voucher wallet workflow workshop album focus virus referendum curriculum memorandum forum auditorium consortium bis tris post pro sub super extra inter iper est nonostante lapis ribes caos oasi ateneo solarium podcast handicap garden green housing outdoor indoor design stalking bullying tutor editor designer totem ghost bollard welfare turnover coffee caregiver over under senior junior'.split(
    ' ',
  ),
);
const FOREIGN = /[jkwxy]|oo|ee|ea|oa|ou|sh|th|ck|ght|ing$|tion$|[^aiu]ment$|ss$|(.)\1$/;
const LEXICON = new Set(
  'gestione attività comunicazione comunicazioni amministrazione amministrativa amministrativo protocollo informatico informatica elettorale elettorali elettori fascicoli schede stampa stampe archiviazione revisione predisposizione regolamento regolamenti adempimenti adempimento determinazioni deliberazioni rendicontazione relazione aggiornamento pubblicazione trasparenza corruzione prevenzione bilancio contabilità riscossione tributi entrate spese pagamenti fatture manutenzione manutenzioni lavori progetto progettazione appalto affidamento procedura procedure servizio servizi cittadini cittadinanza anagrafe anagrafica anagrafiche documento documenti documentazione piattaforma digitale digitalizzazione formazione personale dipendenti responsabile controllo controlli verifica verifiche sicurezza polizia locale commercio territorio urbanistica edilizia ambiente patrimonio scuola scolastico sociale sociali assistenza biblioteca cultura sportello risultato risultati obiettivo obiettivi performance miglioramento organizzazione organizzativa convenzione contratto contratti locazione accertamento accertamenti notifica sanzioni monitoraggio programmazione realizzazione riduzione tempi termine termini approvazione redazione elaborazione'.split(
    ' ',
  ),
);

export type Mender = (text: string) => string;

/**
 * Rejoins words that a narrow column tore apart ("stamp e" → "stampe"). Two neighbours are one word
 * only on evidence: the whole occurs elsewhere and a piece does not, or the first piece cannot be an
 * Italian word and the second completes it. Real pairs ("sport e cultura") stay.
 */
export function wordMender(texts: Iterable<string>): Mender {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/\p{L}+/gu)) {
      const key = plain(word);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const count = (word: string): number => counts.get(plain(word)) ?? 0;
  const isBroken = (first: string, second: string): boolean => {
    const head = first.toLowerCase();
    if (FUNCTION_WORDS.has(head) || head.length < 3) return false;
    const whole = head + second;
    const known = count(whole) > 0 || LEXICON.has(whole);
    // A piece that stands elsewhere too is a word of its own.
    const alone = count(second) > 1 || FUNCTION_WORDS.has(second);
    if (known && !WHOLE.has(head) && (count(first) <= 1 || !alone)) {
      return !alone || (count(first) <= 1 && /[^aeiouàèéìòù]$/.test(head));
    }
    return (
      second.length <= 2 &&
      /^[aeio]/.test(second) &&
      /[aeio]$/.test(second) &&
      count(first) <= 1 &&
      endsLikeNoWord(head)
    );
  };
  return (text) => {
    let mended = '';
    let at = 0;
    for (const match of text.matchAll(/(?<![\p{L}’'.])(\p{L}\p{Ll}+)[ \n](?=(\p{Ll}{1,12})(?![\p{L}’'.]))/gu)) {
      const first = match[1]!;
      const second = match[2]!;
      // Names keep their shape; only a word in small letters, or one known whole, is mended.
      const small = first === first.toLowerCase();
      if (match.index < at || !(small || count(first + second) > 0) || !isBroken(first, second)) continue;
      mended += text.slice(at, match.index) + first;
      at = match.index + first.length + 1;
    }
    return mended + text.slice(at);
  };
}

function endsLikeNoWord(word: string): boolean {
  return (
    /[bcdfghlmnpqrstvz]$/.test(word) &&
    !/(?:ion|ior|[aei]r|[aeio][ln])$/.test(word) &&
    !WHOLE.has(word) &&
    !FOREIGN.test(word)
  );
}
