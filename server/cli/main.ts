import { accessSync, constants, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { keepHeapSmall } from '../small-heap.ts';
import { StartFault } from '../start-fault.ts';
import { askRunning } from './control-client.ts';
import { controlPath } from './control-path.ts';
import { done, refusal } from './outcome.ts';
import { readRecoveryKey } from './read-recovery-key.ts';
import type { Outcome } from './outcome.ts';
import { HELP } from './usage.ts';

/**
 * The one entry: reads the command, carries it out, leaves with its exit code. What a command needs is
 * loaded by that command: the server is large, and most commands only ask the one that runs.
 */
async function main(args: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = args;
  if (name === 'serve') return serve(rest);
  const outcome = await run(name, rest);
  process.stdout.write(outcome.out);
  process.stderr.write(outcome.err);
  process.exitCode = outcome.exitCode;
}

async function run(name: string, args: readonly string[]): Promise<Outcome> {
  switch (name) {
    case 'help':
    case '--help':
    case '-h':
      return done(HELP);
    case 'import':
      return (await import('./import-file.ts')).importFile(args);
    case 'export':
      return saveExport(args);
    case 'verify':
      return verifyChains(args);
    case 'user':
      return onEnte([name, ...args, ...(args.length > 1 ? ['--base', baseOf(readConfig(process.env))] : [])]);
    case 'backup':
      return onEnte([name, ...args.map((arg) => (arg.startsWith('-') ? arg : resolve(arg)))]);
    case 'import-all':
      return importAllFrom(args);
    case 'restore':
      return restoreFrom(args);
    case 'example':
    case 'documents':
    case 'backups':
    case 'doctor':
      return onEnte([name, ...args]);
    default:
      return refusal(2, `Non conosco il comando «${name}». Senza comando stampo quelli che ci sono.`);
  }
}

async function serve(args: readonly string[]): Promise<void> {
  if (args.length > 0)
    throw new StartFault(
      '«serve» non vuole altro: le impostazioni sono variabili d’ambiente (PORT, TRAGUARDO_DATA…).',
      2,
    );
  keepHeapSmall();
  const { startTraguardo } = await import('../main.ts');
  const running = await startTraguardo(readConfig(process.env));
  process.stdout.write(`${running.lines.join('\n')}\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    running.close().then(
      () => process.exit(0),
      (fault: unknown) => leave(fault),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Through the running server where one runs; else here, holding the data folder as it would. */
async function onEnte(command: readonly string[]): Promise<Outcome> {
  const config = readConfig(process.env);
  const answered = await askRunning(controlPath(config.data), command);
  if (answered !== null) return answered;
  const { runHere } = await import('./run-here.ts');
  return runHere(config, command);
}

async function verifyChains(args: readonly string[]): Promise<Outcome> {
  const { verifyHere } = await import('./run-here.ts');
  return verifyHere(readConfig(process.env), args, (line) => process.stderr.write(line));
}

async function saveExport(args: readonly string[]): Promise<Outcome> {
  const [file, ...more] = args;
  if (more.length > 0 || file?.startsWith('-') === true) return refusal(2, 'Si usa così: export [FILE]');
  const outcome = await onEnte(['export']);
  if (file === undefined || outcome.exitCode !== 0) return outcome;
  try {
    writeFileSync(file, outcome.out, { mode: 0o600 });
  } catch {
    return refusal(1, `Il file ${file} non si può scrivere: controlla il percorso, i permessi e lo spazio.`);
  }
  return { ...outcome, out: '' };
}

async function importAllFrom(args: readonly string[]): Promise<Outcome> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0 || file.startsWith('-')) return refusal(2, 'Si usa così: import-all FILE');
  return onEnte(['import-all', resolve(file)]);
}

/** The key goes to the running server through its own channel, never as an argument that others could read. */
async function restoreFrom(args: readonly string[]): Promise<Outcome> {
  const files = args.filter((arg) => arg !== '--over');
  const [file, ...more] = files;
  if (file === undefined || more.length > 0 || file.startsWith('-'))
    return refusal(2, 'Si usa così: restore FILE [--over]');
  const path = resolve(file);
  try {
    accessSync(path, constants.R_OK);
  } catch {
    return refusal(2, `Il file ${file} non si legge: controlla il percorso e i permessi.`);
  }
  const key = await readRecoveryKey(process.env);
  return onEnte(['restore', path, key, ...(args.includes('--over') ? ['--over'] : [])]);
}

/** The address people type, for the links that are printed. */
function baseOf({ baseUrl, tls, port }: Config): string {
  return baseUrl ?? `${tls === null ? 'http' : 'https'}://localhost:${port}`;
}

function leave(fault: unknown): never {
  const known = fault instanceof StartFault;
  const detail = fault instanceof Error ? fault.message : String(fault);
  process.stderr.write(`${known ? fault.message : `Qualcosa non ha funzionato: ${detail}`}\n`);
  process.exit(known ? fault.exitCode : 1);
}

main(process.argv.slice(2)).catch(leave);
