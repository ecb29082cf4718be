import { createHash, createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { checkKeyLetters, KEY_ALPHABET, keyLetters } from '#lib/domain/recovery-key-text.ts';
import type { KeyTextFault } from '#lib/domain/recovery-key-text.ts';

const KEY_BYTES = 32;
const CHECK_BYTES = 3;

/** DER of an X25519 key is a fixed head and the 32 bytes. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');

/** What is wrong with a key that was typed. */
export type KeyFault = KeyTextFault | { code: 'check' };

/** The half that opens copies. Its text is shown once and kept by people, never by this machine. */
export class RecoveryKey {
  readonly #bytes: Buffer;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  static draw(): RecoveryKey {
    return new RecoveryKey(randomBytes(KEY_BYTES));
  }

  static parse(typed: string): RecoveryKey | KeyFault {
    const letters = keyLetters(typed);
    const fault = checkKeyLetters(letters);
    if (fault !== null) return fault;
    const all = decode(letters);
    const bytes = all.subarray(0, KEY_BYTES);
    return all.subarray(KEY_BYTES).equals(checkOf(bytes)) ? new RecoveryKey(bytes) : { code: 'check' };
  }

  /** `ABCD-EFGH-…`, 14 groups. */
  get text(): string {
    const letters = encode(Buffer.concat([this.#bytes, checkOf(this.#bytes)]));
    return (letters.match(/.{4}/g) ?? []).join('-');
  }

  get privateKey(): KeyObject {
    return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, this.#bytes]), format: 'der', type: 'pkcs8' });
  }

  /** The half this machine keeps: 32 bytes. */
  get publicBytes(): Buffer {
    return rawPublic(createPublicKey(this.privateKey));
  }
}

/** Names a key without saying anything of its secret half: eight letters a person can compare. */
export function keyIdOf(publicBytes: Uint8Array): string {
  return createHash('sha256').update(publicBytes).digest('hex').slice(0, 8).toUpperCase();
}

export function publicKeyFrom(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' });
}

export function rawPublic(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);
}

function checkOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update('traguardo recovery key').update(bytes).digest().subarray(0, CHECK_BYTES);
}

function encode(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += KEY_ALPHABET.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

function decode(letters: string): Buffer {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of letters) {
    held = (held << 5) | KEY_ALPHABET.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
