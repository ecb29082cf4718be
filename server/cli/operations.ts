import { BackupFault } from '../backup/backup-fault.ts';
import type { EnteHost } from '../entity/ente-host.ts';
import { HttpProblem } from '../http/problem.ts';
import { StartFault } from '../start-fault.ts';
import { isDamage, isStorageFault } from '../storage-fault.ts';
import { sentenceOfBackup } from './backup-sentences.ts';
import { refusal } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { backUp, listBackups, restore } from './operations/backup.ts';
import { doctor } from './operations/doctor.ts';
import { listDocuments, exportAll } from './operations/export.ts';
import { makeExample } from './operations/example.ts';
import { importAll } from './operations/import-all.ts';
import { user } from './operations/user.ts';

type Operation = (host: EnteHost, args: readonly string[]) => Promise<Outcome>;

/** What works on an ente, in this process or through the one that serves it. */
const OPERATIONS: Record<string, Operation> = {
  example: makeExample,
  export: exportAll,
  'import-all': importAll,
  documents: listDocuments,
  user,
  doctor,
  backup: backUp,
  backups: listBackups,
  restore,
};

/** Carries out one command; every fault becomes one sentence. */
export async function runOperation(host: EnteHost, command: readonly string[]): Promise<Outcome> {
  const [name = '', ...args] = command;
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined) return refusal(2, `Non conosco il comando «${name}».`);
  try {
    return await operation(host, args);
  } catch (fault) {
    if (fault instanceof StartFault) return refusal(fault.exitCode, fault.message);
    if (fault instanceof BackupFault) return refusal(...sentenceOfBackup(fault));
    if (fault instanceof HttpProblem) return refusal(2, sentenceOf(fault));
    if (isDamage(fault))
      return refusal(1, 'Il database è danneggiato: «doctor» dice dove. Rimetti l’ultima copia di sicurezza.');
    if (isStorageFault(fault))
      return refusal(1, 'Il disco o il database non prende scritture: controlla lo spazio e i permessi.');
    return refusal(1, `Qualcosa non ha funzionato: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

function sentenceOf(problem: HttpProblem): string {
  if (problem.code === 'not-set-up')
    return 'In questa cartella non c’è ancora un Comune: apri la pagina iniziale, o crea quello di esempio con «example».';
  const { detail, faults } = problem.details;
  return [detail, ...(faults ?? []).map((fault) => `${fault.path}: ${fault.detail}`)].join(' ');
}
