const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A fresh identifier: 128 random bits as 22 base64url characters. `crypto.getRandomValues` also
 * exists on an http address of the local network, where `crypto.randomUUID` does not.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let id = '';
  for (let at = 0; at < 16; at += 3) {
    const chunk = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    id += ALPHABET.charAt(chunk >> 18) + ALPHABET.charAt((chunk >> 12) & 63);
    // The last chunk holds a single byte: two characters say it.
    if (at < 15) id += ALPHABET.charAt((chunk >> 6) & 63) + ALPHABET.charAt(chunk & 63);
  }
  return id;
}
