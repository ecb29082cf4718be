import { createCipheriv, createDecipheriv, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BackupFault } from './backup-fault.ts';
import { ByteReader } from './byte-reader.ts';
import { publicKeyFrom, rawPublic } from './recovery-key.ts';
import type { RecoveryKey } from './recovery-key.ts';

/** Plain bytes of a chunk. */
export const CHUNK = 1024 * 1024;
const TAG = 16;
const EPHEMERAL = 32;
const MOST_CHUNKS = 2 ** 32;

/**
 * A stream sealed to a public key: an ephemeral X25519 public key, then chunks of AES-256-GCM. The key comes from
 * HKDF over the shared secret and `bound`, bytes that have to be the same to open it. Each chunk's nonce is its number
 * and whether it is the last (the STREAM construction), so that a chunk left out, moved or cut off does not open.
 */
export async function* seal(
  source: AsyncIterable<Uint8Array>,
  publicBytes: Uint8Array,
  bound: Uint8Array,
): AsyncGenerator<Buffer> {
  const ephemeral = generateKeyPairSync('x25519');
  const ephemeralBytes = rawPublic(ephemeral.publicKey);
  const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicKeyFrom(publicBytes) });
  const key = derive(secret, ephemeralBytes, publicBytes, bound);
  yield ephemeralBytes;
  const reader = new ByteReader(source);
  let chunk = await reader.upTo(CHUNK);
  for (let number = 0; ; number += 1) {
    const next = chunk.byteLength < CHUNK ? null : await reader.upTo(CHUNK);
    const last = next === null || next.byteLength === 0;
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number, last));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    if (last) return;
    chunk = next;
  }
}

/** What was sealed; throws BackupFault `damaged` at the first chunk that is not as it was written. */
export async function* unseal(reader: ByteReader, recovery: RecoveryKey, bound: Uint8Array): AsyncGenerator<Buffer> {
  const ephemeralBytes = await reader.exactly(EPHEMERAL);
  if (ephemeralBytes === null) throw new BackupFault('damaged');
  const key = derive(sharedSecret(recovery.privateKey, ephemeralBytes), ephemeralBytes, recovery.publicBytes, bound);
  let chunk = await reader.upTo(CHUNK + TAG);
  for (let number = 0; ; number += 1) {
    const next = chunk.byteLength < CHUNK + TAG ? null : await reader.upTo(CHUNK + TAG);
    const last = next === null || next.byteLength === 0;
    yield open(chunk, key, nonce(number, last));
    if (last) return;
    chunk = next;
  }
}

function sharedSecret(privateKey: KeyObject, ephemeral: Uint8Array): Buffer {
  try {
    return diffieHellman({ privateKey, publicKey: publicKeyFrom(ephemeral) });
  } catch {
    // A point of small order, which no writer draws.
    throw new BackupFault('damaged');
  }
}

function open(chunk: Buffer, key: Buffer, iv: Buffer): Buffer {
  if (chunk.byteLength < TAG) throw new BackupFault('damaged');
  const end = chunk.byteLength - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(chunk.subarray(end));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
  } catch {
    throw new BackupFault('damaged');
  }
}

function derive(secret: Buffer, ephemeral: Uint8Array, recipient: Uint8Array, bound: Uint8Array): Buffer {
  const info = Buffer.concat([Buffer.from('traguardo copia 1'), ephemeral, recipient]);
  return Buffer.from(hkdfSync('sha256', secret, bound, info, 32));
}

/** 12 bytes; the key is drawn for one stream, so a counter is never used twice. */
function nonce(number: number, last: boolean): Buffer {
  if (number >= MOST_CHUNKS) throw new RangeError('too many chunks');
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
