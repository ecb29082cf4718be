import { expect, test } from 'vitest';
import { factLines, supportText, type Facts } from './device-report.ts';

const facts: Facts = {
  persisted: true,
  usage: 6_200_000,
  quota: 2_106_200_000,
  clockSkewSeconds: 2,
  protocol: 1,
  version: '0.1.0',
  lastAck: '2027-01-13T09:58:00.000Z',
  documentsReady: 5,
  documentsTotal: 5,
};
const about = { secure: true, dataOf: 'oggi alle 09:58', expires: '20/01/2027' };

test('a healthy device says so line by line', () => {
  const lines = factLines(facts, about);
  expect(lines.map((line) => line.tone)).toEqual(['ok', 'ok', 'ok', 'ok', 'info']);
  expect(lines[2]?.detail).toBe('6,2 MB usati, 2,1 GB liberi per l’app');
});

test('what is at risk is said with what to do', () => {
  const lines = factLines(
    { ...facts, persisted: false, clockSkewSeconds: -600, documentsReady: 3 },
    { ...about, secure: false },
  );
  expect(lines.map((line) => line.tone)).toEqual(['warn', 'warn', 'ok', 'warn', 'info']);
  expect(lines[3]?.title).toBe('Orologio avanti di 10 minuti');
});

test('the text for support names no person and no content', () => {
  const text = supportText(facts, {
    state: 'offline',
    unsent: 1,
    secure: true,
    agent: 'Chromium',
    at: '2027-01-13T10:00:00Z',
  });
  expect(text).toContain('Stato: offline, 1 modifica da inviare');
  expect(text.split('\n')).toHaveLength(9);
});
