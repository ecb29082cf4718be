import { expect, test } from 'vitest';
import { HandClock } from '#lib/sync/test-device.ts';
import { Announcer } from './announcer.ts';

test('says at most one thing in five seconds, and of several the newest', () => {
  const clock = new HandClock();
  const said: string[] = [];
  const announcer = new Announcer((text) => said.push(text), clock.later);
  announcer.announce('uno');
  announcer.announce('due');
  announcer.announce('tre');
  clock.advance(4_999);
  expect(said).toEqual(['uno']);
  clock.advance(1);
  expect(said).toEqual(['uno', 'tre']);
});

test('is emptied, so that the same words are heard again', () => {
  const clock = new HandClock();
  const said: string[] = [];
  const announcer = new Announcer((text) => said.push(text), clock.later);
  announcer.announce('Salvato');
  clock.advance(5_000);
  announcer.announce('Salvato');
  expect(said).toEqual(['Salvato', '', 'Salvato']);
});
