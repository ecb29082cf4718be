import { expect, test } from 'vitest';
import { signInFrom, wantedFrom, whereTo, type Standing } from './where-to.ts';

const at = (path: string) => new URL(path, 'http://comune.test');
const go = (phase: Standing['phase'], path: string, expired = false) => whereTo({ phase, expired }, at(path));

test('a Comune that does not exist yet begins at the first page of all', () => {
  expect(go('first-run', '/')).toBe('/inizio');
  expect(go('first-run', '/2027/am?vista=mesi')).toBe('/inizio');
  expect(go('first-run', '/inizio/piano')).toBeNull();
});

test('who is signed out comes back, after signing in, to the address wanted', () => {
  const door = go('signed-out', '/2027/am?vista=mesi');
  expect(door).toBe('/accedi?poi=%2F2027%2Fam%3Fvista%3Dmesi');
  expect(go('signed-out', door ?? '')).toBeNull();
  expect(go('ready', door ?? '')).toBe('/2027/am?vista=mesi');
});

test('the way back never leads to the door again or out of the app', () => {
  expect(signInFrom(at('/'))).toBe('/accedi');
  expect(signInFrom(at('/esci'))).toBe('/accedi');
  expect(wantedFrom(at('/accedi?poi=https://altrove.test'))).toBe('/');
  expect(wantedFrom(at('/accedi?poi=//altrove.test'))).toBe('/');
  expect(wantedFrom(at('/accedi?poi=/\\altrove.test'))).toBe('/');
  expect(wantedFrom(at('/accedi?poi=/accedi'))).toBe('/');
});

test('an invitation opens for whoever holds its link', () => {
  expect(go('signed-out', '/invito/abcd')).toBeNull();
  expect(go('ready', '/invito/abcd')).toBeNull();
});

test('whose access has expired works on, and finds the door open', () => {
  expect(go('ready', '/2027/am', true)).toBeNull();
  expect(go('ready', '/accedi?poi=/2027/am', true)).toBeNull();
});

test('the statement on accessibility, privacy, the Guida and how to install are for everyone', () => {
  for (const phase of ['starting', 'first-run', 'signed-out', 'ready', 'unreachable'] as const) {
    expect(go(phase, '/accessibilita')).toBeNull();
    expect(go(phase, '/privacy')).toBeNull();
    expect(go(phase, '/guida/senza-rete')).toBeNull();
    expect(go(phase, '/installa')).toBeNull();
  }
});

test('nothing moves while the app is starting or has never seen the Comune', () => {
  expect(go('starting', '/2027/am')).toBeNull();
  expect(go('unreachable', '/2027/am')).toBeNull();
});

test('the first run is over once there is a Comune', () => {
  expect(go('ready', '/inizio')).toBe('/');
});
