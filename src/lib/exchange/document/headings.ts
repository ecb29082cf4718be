import { calmCapitals, plain } from '../read/clean.ts';
import { readName, type NameReading } from '../fields/names.ts';

const KIND =
  'area|settore|servizio|ufficio|centro di responsabilit[àa]|centro di costo|unit[àa] organizzativa|direzione|ripartizione|dipartimento';
const DIRECT = new RegExp(`^(${KIND})(?!\\p{L})\\s*(?:n[.°]\\s*)?[:–-]?\\s*(.+)$`, 'iu');
/** `1° Settore – Servizi amministrativi`. */
const ORDINAL = new RegExp(
  `^(?:\\d{1,2}\\s?[°º^]|[IVX]{1,4}|prim[oa]|second[oa]|terz[oa]|quart[oa]|quint[oa])\\s+(?=(?:${KIND})(?!\\p{L}))`,
  'iu',
);
/** `SEGUE CENTRO DI RESPONSABILITA' 01 SETTORE TECNICO`. */
const CENTRE =
  /^(?:segue\s+)?(?:centro di (?:responsabilit(?:[àa]['’]?)|costo)\s+(?:n[.°]?\s*)?\d{1,3}\s*[-–:]?\s*(?=(?:settore|area|servizio)\b))?/i;
const SECRETARY = /^(?:(?:scheda|obiettivi)\s+(?:del|di)\s+)?(segretario\s+(?:comunale|generale))$/i;
const SECTION = /^\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\p{L})/u;
const OFFICES =
  /^(?:tecnic|amministrativ|finanziari|economic|contabil|affari|polizia|vigilanza|demografic|social|tribut|ragioneria|urbanistic|lavori|ediliz|cultur|personale|segreteria|serviz|anagrafe|stato civile|manutenzion|patrimonio|ambiente|scolastic|scuol|istruzione|legale|informatic|unic[ao]$|general|gestione|governo|pianificazione|commercio|suap|bibliotec|sport|turismo|politiche|entrate|bilancio|programmazione|risorse|appalti|gare|protocollo|elettoral|opere|cimiter|attivit[àa] produttive|sviluppo)/i;
const PLURAL = /^(?:servizi|uffici)\s+(?=\p{L})[^.;:]{3,60}$/iu;
const WITHIN = new RegExp(
  `^(?:sched[ae]|obiettivi|piano|p\\.?d\\.?o\\.?|peg|performance|allegato|elenco)\\b[^.;]{0,80}?\\b(?:dell['’]|del |della )?(${KIND})(?!\\p{L})\\s*[:–-]?\\s*(.+)$`,
  'iu',
);
const CLASSIFICATION =
  /^(?:dei\s+|degli\s+|delle\s+)?(?:funzionari|istruttori|operatori|elevata|e\.?q\.?(?![\p{L}.]|\s*n[.°])|contrattual|professional|strategic|dirigenti)/iu;
const RUNNING =
  /(?<!\p{L})(?:è|sono|ha|hanno|viene|vengono|deve|devono|collabora|nel|nell['’]ambito|ai sensi|che|quale|affidat\p{L}+|coinvolt\p{L}+)(?!\p{L})/iu;

/** A line that names an organisational unit. */
export interface AreaHeading {
  name: string;
  /** `area` and its like stand above `servizio` and `ufficio`. */
  level: 'area' | 'service';
  /** An item of a list of areas: names the area, opens nothing. */
  listed: boolean;
  head: NameReading | null;
  /** Ends with a colon: its staff may follow. */
  opens: boolean;
}

/** `AREA TECNICA`, `1. Area Amministrativa (Responsabile: …)`, `Obiettivi dell’Area Tecnica – anno 2025`. */
export function areaHeading(line: string): AreaHeading | null {
  const text = line.trim().replace(CENTRE, '');
  if (text.length > 220) return null;
  const secretary = SECRETARY.exec(text)?.[1];
  if (secretary !== undefined)
    return { name: calmCapitals(secretary), level: 'area', listed: false, head: null, opens: false };
  if (PLURAL.test(text)) return pluralHeading(text);
  const item = /^(?:\d{1,2}(?:\.\d+)*[.)]|[-–•·*]|[a-z]\))\s+/i.exec(text);
  // `3.2 Area Tecnica` is a heading of the document.
  const body = item === null ? text.replace(SECTION, '') : text.slice(item[0].length);
  const ordinal = item === null ? ORDINAL.exec(text) : null;
  const lead = DIRECT.exec(ordinal === null ? body : body.slice(ordinal[0].length)) ?? WITHIN.exec(body);
  if (lead === null) return null;
  const kind = lead[1]!;
  const rest = lead[2]!;
  if (CLASSIFICATION.test(rest)) return null;
  const head = headIn(rest);
  const name = tidyName(rest);
  if (name === '' || name.length > 70 || name.split(' ').length > 9 || CLASSIFICATION.test(name)) return null;
  if (RUNNING.test(name) || /[.;]$/.test(name.replace(/\b\p{Lu}\.$/u, ''))) return null;
  if (!/^[\p{Lu}\d«"“]/u.test(name) && !isOffice(name, rest)) return null;
  // A centre without a number is called by its name alone.
  if (/^centro/i.test(kind) && !/^\d/.test(name))
    return { name: calmCapitals(name), level: 'area', listed: item !== null, head, opens: /:$/.test(text) };
  return {
    name: calmCapitals(
      `${ordinal?.[0] ?? ''}${kind[0]!.toUpperCase()}${kind.slice(1).toLowerCase()} ${calmCapitals(name)}`,
    ),
    level: /^(?:servizio|ufficio)/i.test(kind) ? 'service' : 'area',
    listed: item !== null,
    head,
    opens: /:$/.test(text),
  };
}

const ASSIGNED = new RegExp(
  `^(?:al|alla|allo)\\s+(?:responsabile|dirigente|titolare)\\s+(?:del(?:l['’]|la|lo)?|di)\\s*((?:${KIND})\\s+[^,(]{3,80}?)\\s*,\\s*(.{4,60}?)\\s*,?\\s+(?:sono|vengono|si|è)\\s+assegn`,
  'iu',
);

/** `Al Responsabile dell’Area Tecnica, geom. Anna Rossi, sono assegnati i seguenti obiettivi:` */
export function assignedArea(line: string): AreaHeading | null {
  const found = ASSIGNED.exec(line);
  const heading = found === null ? null : areaHeading(found[1]!);
  return heading === null ? null : { ...heading, head: readName(found![2]!) };
}

const OF_ENTE =
  /^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:obiettivi\s+(?:trasversali|comuni|intersettoriali)\b[^.;]{0,12}\b(?:a tutt\p{L}+|all['’]ente|di ente|dell['’]ente)|(?:obiettivi\s+(?:trasversali|di)\s*[-–]?\s*)?performance organizzativa (?:di|dell['’]) ?ente)(?!\p{L})[^.;:]{0,40}$/iu;

/** A heading over objectives of the whole ente: `Obiettivi trasversali a tutti i settori`. */
export function ofEnte(line: string): boolean {
  return line.length <= 100 && OF_ENTE.test(line.trim());
}

/** Whether a few words alone name an office, as the tab of a sheet does: `Tecnica`, `Affari generali`. */
export function namesOffice(text: string): boolean {
  return areaHeading(text) === null && OFFICES.test(text) && text.length <= 60;
}

/** A name in small letters is one only when it says what offices do: `Area tecnica`, not `Area di intervento`. */
function isOffice(name: string, rest: string): boolean {
  return OFFICES.test(name) && name.split(' ').length <= 6 && (rest.length - name.length < 3 || headIn(rest) !== null);
}

/** `SERVIZI ALLA PERSONA – Resp. dott. Rossi`: a unit whose name begins with the word itself. */
function pluralHeading(text: string): AreaHeading | null {
  const name = tidyName(text);
  const capitals = text === text.toUpperCase();
  if (RUNNING.test(name) || (!capitals && !/^\p{Lu}/u.test(name)) || name.split(' ').length > 7) return null;
  return { name: calmCapitals(name), level: 'service', listed: false, head: headIn(text), opens: false };
}

function tidyName(rest: string): string {
  return (
    rest
      .replace(/\(.*$/, '')
      // In an organigramma: how many work there.
      .replace(
        /\s*:\s+(?:(?:n[.°]\s*)?\d{1,3} (?:person[ae]|dipendent[ei]|addett[oi]|unità)|nessuno in servizio)$/i,
        '',
      )
      .replace(/\s*[-–—,:.]?\s*\b(?:responsabile|resp\.|dirigente|titolare|posizione organizzativa|e\.\s?q\.).*$/i, '')
      .replace(/\s*[-–—,:]\s*(?:dott|dr|ing|arch|geom|rag|avv|com|comm|cap|sig)\b.*$/i, '')
      .replace(/\s*[-–—,:]?\s*\b(?:obiettivi|anno|piano|triennio|performance|esercizio|pdo|scheda)\b.*$/i, '')
      .replace(/\s*[-–—,/]?\s*\b20\d\d(?:\s?[-–/]\s?\d{2,4})?\b.*$/, '')
      .replace(/["“”«»]/g, '')
      .replace(/[\s:–—-]+$/, '')
      .trim()
  );
}

const CHARGE =
  /(?:\b|^)(?:responsabil[ei]|resp\.|dirigente|titolare|incaricat[oa]|capo\s?(?:area|settore|servizio|ufficio|ripartizione)|posizione organizzativa|e\.?\s?q\.?(?=\s*:)|p\.?\s?o\.?(?=\s*:))(?=[\s:.,–(-])/iu;
const OFFICE =
  /^(?:[\s,]*(?:(?:di|del|della|dello|dell['’]|dei|degli|delle)\s*)?(?:area|settore|servizi[oi]?|uffici[oi]?|struttura|posizione organizzativa|elevata qualificazione|e\.?\s?q\.?|p\.?\s?o\.?|procedimento|obiettivo|titolare)\b\.?)+/iu;

/** The Responsabile a text names: `Responsabile dell’Area: dott.ssa Rota Nadia`. */
export function headIn(text: string): NameReading | null {
  const charge = CHARGE.exec(text);
  if (charge === null) {
    const titled = /[-–—,:]\s*((?:dott|dr|ing|arch|geom|rag|avv|com|comm)\b.{3,50})$/i.exec(text);
    return titled === null ? null : readName(titled[1]!);
  }
  let rest = text.slice(charge.index + charge[0].length);
  const close = rest.indexOf(')');
  if (close >= 0) rest = rest.slice(0, close);
  const colon = rest.indexOf(':');
  if (colon >= 0) rest = rest.slice(colon + 1);
  else rest = rest.replace(OFFICE, '');
  rest = rest
    .replace(/^[\s:.,–—-]+/, '')
    .replace(/^(?:istruttore|funzionario|specialista|collaboratore)\s+(?:\p{Ll}+\s+){0,2}(?=\p{Lu})/iu, '')
    // `Ing. Rossi Anna (in convenzione con …)`.
    .replace(/(?<=\p{L})\s*\(.*$/u, '')
    .replace(/\s+[-–—;,]\s+.*$/, '')
    .replace(/[;,]\s.*$/, '');
  if (/^(?:vacante|da nominare|nessun)/i.test(rest)) return null;
  // `Istruttore direttivo (D3) dott.ssa Anna Rossi`
  const titled = /\s((?:dott|dr|ing|arch|geom|rag|avv)\b.{3,50})$/i.exec(text)?.[1];
  return readName(rest) ?? (titled === undefined ? null : readName(titled));
}

/** A line that only says who is responsible. */
export function isHeadLine(line: string): boolean {
  return (
    line.length <= 140 &&
    /^\W*(?:il\s+|la\s+)?(?:responsabil[ei]|resp\.|dirigente|titolare|posizione organizzativa|capo\s?(?:area|settore|servizio|ufficio|ripartizione)|e\.?\s?q\.?\s*:|p\.?\s?o\.?\s*:)(?![\p{L}])/iu.test(
      line,
    )
  );
}

/** The unit a line about its head names: `Responsabile dell’Area Tecnica: geom. Rossi`. */
export function headedArea(line: string): AreaHeading | null {
  const charge = CHARGE.exec(line);
  const colon = line.indexOf(':');
  if (charge === null || colon < charge.index) return null;
  // `Responsabile: dott. Sala – Area Finanziaria`
  const behind = new RegExp(`\\s(?:[-–—,]\\s*|\\()((?:${KIND})\\s+\\p{Lu}[^()]*?)\\)?$`, 'iu').exec(line)?.[1];
  if (behind !== undefined) return areaHeading(behind);
  const office = line
    .slice(charge.index + charge[0].length, colon)
    .replace(/^\s*(?:di|del|della|dell['’])\s*/i, '')
    .trim();
  return new RegExp(`^(?:${KIND})\\s+\\p{Lu}`, 'iu').test(office) ? areaHeading(office) : null;
}

const EMPTY_WORDS = new Set(
  'area settore servizio servizi ufficio uffici centro di responsabilita costo unita organizzativa direzione ripartizione dipartimento e ed del della dei degli delle dell d n il la i'.split(
    ' ',
  ),
);

/** Words that tell one area from another: `Settore Tecnico` and `AREA TECNICA` are the same. */
export function areaKey(name: string): string {
  const all = plain(name).split(' ');
  const telling = all.filter((word) => !EMPTY_WORDS.has(word));
  const words = telling.length > 0 ? telling : all;
  return words.map((word) => (/\d/.test(word) ? word : word.replace(/[aeio]$/, ''))).join(' ');
}
