import { describe, expect, test } from 'vitest';
import { DeviceIndex } from './device-index.ts';
import { memoryStorage } from './test-storage.ts';

const nadia = { entity: 'e', person: 'nadia' };
const luca = { entity: 'e', person: 'luca' };

describe('who has data on this device', () => {
  test('[DE6] one person’s sign-out leaves the other’s unsent changes known', () => {
    const storage = memoryStorage();
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
    const index = new DeviceIndex(memoryStorage());
    index.signedIn(nadia, 'Nadia Rota');
    index.counted(nadia, 2);
    index.signedIn(nadia, 'Nadia Rota');
    expect(index.residents[0]?.unsent).toBe(2);
    expect(index.current).toEqual(nadia);
  });

  test('a sign-out the relay has not heard is remembered', () => {
    const storage = memoryStorage();
    new DeviceIndex(storage).signedOut(true);
    expect(new DeviceIndex(storage).leaving).toBe(true);
  });

  test('[DE8] without storage it lasts as long as the page', () => {
    const index = new DeviceIndex(null);
    index.signedIn(nadia, 'Nadia Rota');
    expect(index.current).toEqual(nadia);
  });

  test('what another version wrote is ignored', () => {
    const storage = memoryStorage();
    storage.setItem('traguardo', '{"current": 7}');
    expect(new DeviceIndex(storage).residents).toEqual([]);
  });

  test('each person keeps their language; who has chosen none reads in the last one chosen', () => {
    const storage = memoryStorage();
    const index = new DeviceIndex(storage);
    expect(index.language).toBeUndefined();
    index.signedIn(nadia, 'Nadia Rota');
    index.speak('de');
    index.signedOut();
    expect(index.language).toBe('de');
    index.signedIn(luca, 'Luca Bosio');
    expect(index.language).toBe('de');
    index.speak('it');
    index.signedIn(nadia, 'Nadia Rota');
    expect(new DeviceIndex(storage).language).toBe('de');
  });
});
