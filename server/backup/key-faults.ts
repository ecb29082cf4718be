import { KEY_GROUPS } from '#lib/domain/recovery-key-text.ts';
import { BackupFault } from './backup-fault.ts';
import { RecoveryKey } from './recovery-key.ts';
import type { KeyFault } from './recovery-key.ts';

/** The key that was typed. Throws BackupFault `mistyped-key`, whose detail says where to look. */
export function readTypedKey(text: string): RecoveryKey {
  const key = RecoveryKey.parse(text);
  if (key instanceof RecoveryKey) return key;
  throw new BackupFault('mistyped-key', sentenceOf(key));
}

function sentenceOf(fault: KeyFault): string {
  switch (fault.code) {
    case 'letters':
      return `Nella chiave, nel gruppo ${fault.place}, c’è un segno che una chiave non ha.`;
    case 'length': {
      const whole = Math.floor(fault.groups);
      return `La chiave ha ${KEY_GROUPS} gruppi di 4 lettere o cifre: ne leggo ${whole}${whole === fault.groups ? '' : ' e un pezzo'}.`;
    }
    case 'check':
      return 'Nella chiave c’è un errore di battitura: confrontala con il foglio, gruppo per gruppo.';
  }
}
