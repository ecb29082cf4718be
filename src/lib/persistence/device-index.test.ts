import { describe, expect, test } from 'vitest';
import { DeviceIndex } from './device-index.ts';

class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

const nadia = { entity: 'e', person: 'nadia' };
const luca = { entity: 'e', person: 'luca' };

describe('who has data on this device', () => {
  test('[DE6] one person’s sign-out leaves the other’s unsent changes known', () => {
    const storage = new MemoryStorage();
    const index = new DeviceIndex(storage);
    index.signedIn(nadia, 'Nadia Rota');
    index.counted(nadia, 2);
    index.signedIn(luca, 'Luca Bosio');
    index.forget(luca);
    index.signedOut();
    const later = new DeviceIndex(storage);
    expect(later.current).toBeNull();
    expect(later.residents).toEqual([{ ...nadia, name: 'Nadia Rota', unsent: 2 }]);
  });

  test('signing in again keeps the count', () => {
    const index = new DeviceIndex(new MemoryStorage());
    index.signedIn(nadia, 'Nadia Rota');
    index.counted(nadia, 2);
    index.signedIn(nadia, 'Nadia Rota');
    expect(index.residents[0]?.unsent).toBe(2);
    expect(index.current).toEqual(nadia);
  });

  test('a sign-out the relay has not heard is remembered', () => {
    const storage = new MemoryStorage();
    new DeviceIndex(storage).signedOut(true);
    expect(new DeviceIndex(storage).leaving).toBe(true);
  });

  test('[DE8] without storage it lasts as long as the page', () => {
    const index = new DeviceIndex(null);
    index.signedIn(nadia, 'Nadia Rota');
    expect(index.current).toEqual(nadia);
  });

  test('what another version wrote is ignored', () => {
    const storage = new MemoryStorage();
    storage.setItem('traguardo', '{"current": 7}');
    expect(new DeviceIndex(storage).residents).toEqual([]);
  });
});
