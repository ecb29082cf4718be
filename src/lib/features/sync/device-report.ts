import type { App } from '#lib/app/context.ts';
import { t } from '#lib/ui/texts.svelte.ts';

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
  const words = t.sync.device;
  return [
    documentsLine(facts, about.dataOf),
    memoryLine(facts, about.secure),
    spaceLine(facts),
    clockLine(facts.clockSkewSeconds),
    {
      tone: 'info',
      title: words.version(facts.version),
      detail: [words.protocol(facts.protocol), about.expires === null ? null : words.expires(about.expires)]
        .filter((part) => part !== null)
        .join(' · '),
    },
  ];
}

function documentsLine(facts: Facts, dataOf: string | null): FactLine {
  const all = facts.documentsReady === facts.documentsTotal;
  const words = t.sync.device;
  const age = dataOf === null ? '' : ` · ${words.dataOf(dataOf)}`;
  if (facts.documentsTotal === 0)
    return {
      tone: 'info',
      title: words.noPlan,
      detail: words.noPlanWhy,
    };
  return all
    ? {
        tone: 'ok',
        title: words.plans,
        detail: `${words.documents(facts.documentsTotal)}${age}`,
      }
    : {
        tone: 'warn',
        title: words.someOf(facts.documentsReady, facts.documentsTotal),
        detail: words.othersLater,
      };
}

function memoryLine(facts: Facts, secure: boolean): FactLine {
  const words = t.sync.device;
  if (!secure)
    return {
      tone: 'warn',
      title: words.insecure,
      detail: words.insecureWhy,
    };
  if (facts.persisted === true) return { tone: 'ok', title: words.persisted, detail: words.persistedWhy };
  return {
    tone: 'warn',
    title: words.notPersisted,
    detail: words.notPersistedWhy,
  };
}

function spaceLine(facts: Facts): FactLine {
  const words = t.sync.device;
  const { usage, quota } = facts;
  if (typeof usage !== 'number' || typeof quota !== 'number')
    return { tone: 'info', title: words.space, detail: words.spaceUnknown };
  const free = Math.max(0, quota - usage);
  return {
    tone: free < 50e6 ? 'warn' : 'ok',
    title: words.space,
    detail: words.spaceUsed(t.format.fileSize(usage), t.format.fileSize(free)),
  };
}

/** `skew` is the Comune’s clock minus this one, in seconds. */
function clockLine(skew: number): FactLine {
  const words = t.sync.device;
  const seconds = Math.round(Math.abs(skew));
  if (seconds <= CLOCK_TOLERANCE)
    return {
      tone: 'ok',
      title: words.clockRight,
      detail: words.clockDifference(seconds),
    };
  const minutes = Math.round(seconds / 60);
  return {
    tone: 'warn',
    title: words.clockWrong(skew > 0, minutes),
    detail: words.clockWhat,
  };
}

/** What the person pastes into a message for help: no names, no contents of plans. */
export function supportText(
  facts: Facts,
  about: { state: string; unsent: number; secure: boolean; agent: string; at: string },
): string {
  const { report } = t.sync.device;
  const rows: [string, string][] = [
    ['Traguardo', report.protocol(facts.version, facts.protocol)],
    [report.state, `${about.state}, ${t.chip.toSend(about.unsent)}`],
    [report.lastAck, facts.lastAck ?? report.none],
    [report.documents, report.of(facts.documentsReady, facts.documentsTotal)],
    [report.memory, report.memoryOf(facts.persisted === true, String(facts.usage ?? '?'), String(facts.quota ?? '?'))],
    [report.clock, `${facts.clockSkewSeconds} s`],
    [report.secure, about.secure ? report.yes : report.no],
    [report.agent, about.agent],
    [report.at, about.at],
  ];
  return rows.map(([name, value]) => `${name}: ${value}`).join('\n');
}
