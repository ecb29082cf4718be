import type { App } from '#lib/app/context.ts';
import { plural } from '#lib/texts/italian.ts';
import { formatSize } from './size.ts';

export type Facts = Awaited<ReturnType<App['deviceFacts']>>;

export interface FactLine {
  tone: 'ok' | 'warn' | 'info';
  title: string;
  detail: string;
}

/** A clock this far off moves the hours people read, not the order of the changes. */
const CLOCK_TOLERANCE = 60;

/** What this device can promise, in plain sentences. */
export function factLines(
  facts: Facts,
  about: { secure: boolean; dataOf: string | null; expires: string | null },
): FactLine[] {
  return [
    documentsLine(facts, about.dataOf),
    memoryLine(facts, about.secure),
    spaceLine(facts),
    clockLine(facts.clockSkewSeconds),
    {
      tone: 'info',
      title: `Versione ${facts.version}`,
      detail: [
        `Protocollo ${facts.protocol}`,
        about.expires === null ? null : `accesso valido fino al ${about.expires}`,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    },
  ];
}

function documentsLine(facts: Facts, dataOf: string | null): FactLine {
  const all = facts.documentsReady === facts.documentsTotal;
  const age = dataOf === null ? '' : ` · dati di ${dataOf}`;
  if (facts.documentsTotal === 0)
    return {
      tone: 'info',
      title: 'Nessun piano da tenere qui',
      detail: 'Con i tuoi incarichi di oggi non apri nessun piano',
    };
  return all
    ? {
        tone: 'ok',
        title: 'Piani disponibili senza rete',
        detail: `${plural(facts.documentsTotal, 'documento', 'documenti')} su questo dispositivo${age}`,
      }
    : {
        tone: 'warn',
        title: `Disponibili senza rete ${facts.documentsReady} di ${facts.documentsTotal}`,
        detail: 'Gli altri si scaricano da soli con la rete',
      };
}

function memoryLine(facts: Facts, secure: boolean): FactLine {
  if (!secure)
    return {
      tone: 'warn',
      title: 'Senza rete qui non si lavora',
      detail:
        'L’indirizzo non è https: il dispositivo non tiene l’app. Chiedi l’indirizzo https a chi amministra Traguardo',
    };
  if (facts.persisted === true)
    return { tone: 'ok', title: 'Memoria protetta', detail: 'Il sistema non può cancellarla da solo' };
  return {
    tone: 'warn',
    title: 'Memoria non protetta',
    detail: 'Se lo spazio finisce il sistema può cancellarla. Installa Traguardo per proteggerla',
  };
}

function spaceLine(facts: Facts): FactLine {
  const { usage, quota } = facts;
  if (typeof usage !== 'number' || typeof quota !== 'number')
    return { tone: 'info', title: 'Spazio', detail: 'Questo dispositivo non lo dice' };
  const free = Math.max(0, quota - usage);
  return {
    tone: free < 50e6 ? 'warn' : 'ok',
    title: 'Spazio',
    detail: `${formatSize(usage)} usati, ${formatSize(free)} liberi per l’app`,
  };
}

/** `skew` is the Comune’s clock minus this one, in seconds. */
function clockLine(skew: number): FactLine {
  const seconds = Math.round(Math.abs(skew));
  if (seconds <= CLOCK_TOLERANCE)
    return {
      tone: 'ok',
      title: 'Orologio giusto',
      detail: `${plural(seconds, 'secondo', 'secondi')} di differenza con il Comune`,
    };
  const minutes = Math.round(seconds / 60);
  return {
    tone: 'warn',
    title: `Orologio ${skew > 0 ? 'indietro' : 'avanti'} di ${plural(minutes, 'minuto', 'minuti')}`,
    detail: 'Le ore che vedi seguono il Comune. Correggi l’ora nelle impostazioni del dispositivo',
  };
}

/** What the person pastes into a message for help: no names, no contents of plans. */
export function supportText(
  facts: Facts,
  about: { state: string; unsent: number; secure: boolean; agent: string; at: string },
): string {
  const rows: [string, string][] = [
    ['Traguardo', `${facts.version}, protocollo ${facts.protocol}`],
    ['Stato', `${about.state}, ${plural(about.unsent, 'modifica', 'modifiche')} da inviare`],
    ['Ultima conferma', facts.lastAck ?? 'nessuna'],
    ['Documenti', `${facts.documentsReady} di ${facts.documentsTotal}`],
    [
      'Memoria',
      `${facts.persisted === true ? 'protetta' : 'non protetta'}, ${facts.usage ?? '?'} di ${facts.quota ?? '?'} byte`,
    ],
    ['Orologio', `${facts.clockSkewSeconds} s`],
    ['Contesto sicuro', about.secure ? 'sì' : 'no'],
    ['Programma', about.agent],
    ['Ora', about.at],
  ];
  return rows.map(([name, value]) => `${name}: ${value}`).join('\n');
}
