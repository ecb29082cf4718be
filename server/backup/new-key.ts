import type { By, Ente } from '../entity/ente.ts';
import { RecoveryKey } from './recovery-key.ts';
import { saveKey } from './recovery-keys.ts';

/** New copies are sealed to this key from now on; older ones still want theirs. */
export async function useKey(ente: Ente, by: By, publicBytes: Uint8Array): Promise<string> {
  const at = ente.clock().toISOString();
  const { result } = await ente.change(by, 'backup.key', {}, () => saveKey(ente.db, publicBytes, at, by));
  return result;
}

/** A key that is shown by whoever called. */
export async function newKey(ente: Ente, by: By): Promise<{ id: string; text: string }> {
  const key = RecoveryKey.draw();
  return { id: await useKey(ente, by, key.publicBytes), text: key.text };
}
