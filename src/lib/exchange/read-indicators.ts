import type { Mender } from './document/words.ts';
import { asWritten, saysNothing } from './fields/said.ts';
import { readTarget } from './fields/target.ts';
import type { ImportedIndicator } from './imported-plan.ts';
import type { RawObjective, RawValue } from './raw-objective.ts';
import { oneLine } from './read/clean.ts';

const TOLD = /^(?:valor[ei]|risultat[oi]|dato|livello)?\s*(?:attes[oi]|target|previst[oi]|obiettivo)\s*[:=]\s*(\S.*)$/i;

/** `72% (anno 2025: 66,4%)`. */
const BEFORE = /\s*\((?:(?:anno|valore|dato|nel)?\s*20\d\d|anno precedente)\s*:\s*([^)]{1,30})\)[;.]?$/i;
/** `N. procedimenti attivati: almeno 20`. */
const MEASURED =
  /^(.{5,160}?):\s*((?:almeno|minimo|max\.?|massimo|entro(?: il)?|non oltre|[≥≤<>=]+|n[.°]|€)?\s*\d[^:]{0,30}?|s[iì])[;.]?$/i;

/** `n. servizi attivati = 6`, `concessioni >= 50`. */
const EQUALS = /^(\D.{3,160}?)\s*((?:[=≥≤<>]=?)\s*\d[^:=]{0,30})$/;

/** `N. aperture serali`, and below it or after it `Valore atteso: 12`; null where no target is told so. */
function toldTargets(text: string): [name: string, target: string, before: string][] | null {
  const parts = text
    .split(/\n|(?:[;.]|\s[–-])\s+(?=(?:valore|risultato|target|dato|livello)\b[^:;]{0,25}[:=])/i)
    .map((part) => oneLine(part).replace(/^[-–•]\s*/, ''));
  const told: [string, string, string][] = [];
  let any = false;
  for (const whole of parts) {
    const before = BEFORE.exec(whole)?.[1] ?? '';
    const part = whole.replace(BEFORE, '');
    const target = TOLD.exec(part)?.[1];
    const last = told.at(-1);
    const measured = MEASURED.exec(part) ?? EQUALS.exec(part);
    if (target === undefined && measured !== null) {
      told.push([measured[1]!.trim(), measured[2]!.replace(/^=\s*/, '').trim(), before]);
      any = true;
    } else if (target !== undefined && last !== undefined && last[1] === '') {
      last[1] = target.replace(/[;.]$/, '');
      any = true;
    } else if (part !== '') told.push([part.replace(/[;]$/, ''), '', before]);
  }
  return any ? told : null;
}

const linesIn = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** Two lists in neighbouring cells. In narrow columns an item may go on in the next line, or two stand in one. */
function sideBySide(indicator: string, target: string): { names: string[]; targets: string[] } {
  const names = linesIn(indicator);
  const targets = linesIn(target);
  if (names.length === targets.length) return { names, targets };
  const fewer = names.reduce<string[]>((all, line) => {
    const goesOn = all.length > 0 && /^[\p{Ll}(]/u.test(line) && !/^n[.°]/.test(line);
    return goesOn ? [...all.slice(0, -1), `${all.at(-1)} ${line}`] : [...all, line];
  }, []);
  const more = fewer.flatMap((line) => line.split(/(?<=[\p{Ll})])\s(?=\p{Lu}\p{Ll})/u));
  const values = targets.flatMap((line) =>
    line.split(/(?<=[\d%])\s+(?=(?:[≥≤<>=]|€|max|min|almeno|entro|n\.)?\s*\d)/i),
  );
  for (const some of [names, fewer, more])
    for (const others of [targets, values]) if (some.length === others.length) return { names: some, targets: others };
  return { names, targets };
}

/** What a unit's column says where there is no unit: the kind of the value. */
const KIND_OF_VALUE = /^(?:data|scadenza|s[iì]\s*\/\s*no|on\s*\/\s*off)$/i;

/** The indicators of an objective, each with its target, whether side by side, listed or told in one text. */
export function readIndicators(raw: RawObjective, mend: Mender): ImportedIndicator[] {
  return raw.indicators.flatMap((entry) => {
    const said = (value: RawValue | undefined): string => {
      const text = value === undefined ? '' : oneLine(value.text);
      return saysNothing(text) ? '' : asWritten(text);
    };
    const unitOf = (target: string): string => {
      const unit = said(entry.unit);
      return KIND_OF_VALUE.test(unit) ? '' : unit || (readTarget(target).unit ?? '');
    };
    const told = entry.target === undefined ? toldTargets(entry.indicator?.text ?? '') : null;
    if (told !== null) {
      return told.map(([name, target, before]) => ({
        name: mend(name),
        unit: unitOf(target),
        baseline: said(entry.baseline) || before,
        target,
        ...(said(entry.formula) === '' ? {} : { formula: said(entry.formula) }),
      }));
    }
    const { names, targets } = sideBySide(entry.indicator?.text ?? '', entry.target?.text ?? '');
    // Lists side by side in two cells: as many indicators as targets.
    const parallel = names.length > 1 && names.length === targets.length;
    const rows = parallel
      ? names.map((name, i) => [name, targets[i]!] as const)
      : [[said(entry.indicator), said(entry.target)] as const];
    return rows.map(([name, target]) => ({
      name: mend(oneLine(name)).replace(/^[-–•]\s*/, ''),
      unit: unitOf(target),
      baseline: said(entry.baseline),
      target: target.replace(/^[-–•]\s+/, ''),
      ...Object.fromEntries(
        (['formula', 'source', 'targetSecond', 'targetThird'] as const).flatMap((part) =>
          said(entry[part]) === '' ? [] : [[part, said(entry[part])]],
        ),
      ),
    }));
  });
}
