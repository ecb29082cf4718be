import { writeFileSync } from 'node:fs';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { openHost } from '../entity/open-host.ts';
import { startTraguardo } from '../main.ts';
import { StartFault } from '../start-fault.ts';
import { REAL_WORLD } from '../world.ts';
import { askRunning } from './control-client.ts';
import { controlPath } from './control-path.ts';
import { takeControl } from './control-server.ts';
import { runOperation } from './operations.ts';
import { done, refusal } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { HELP } from './usage.ts';

/** The one entry: reads the command, carries it out, leaves with its exit code. */
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
      // Only here: the readers of files are large.
      return (await import('./import-file.ts')).importFile(args);
    case 'export':
      return saveExport(args);
    case 'user':
      return onEnte([name, ...args, ...(args.length > 1 ? ['--base', baseOf(readConfig(process.env))] : [])]);
    case 'example':
    case 'documents':
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
  const host = openHost(config, REAL_WORLD);
  const control = await takeControl(config.data, host);
  try {
    await host.start();
    return await runOperation(host, command);
  } finally {
    await host.close();
    await control.release();
  }
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
