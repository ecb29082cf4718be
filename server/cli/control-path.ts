import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unix limits the path of a socket to about 104 bytes. */
const LONGEST = 100;

/** Where the running server of a data folder listens for the command line. */
export function controlPath(data: string, platform: NodeJS.Platform = process.platform): string {
  const name = `traguardo-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(data, 'control.sock');
  return Buffer.byteLength(inside) <= LONGEST ? inside : join(tmpdir(), `${name}.sock`);
}
