import { expect, test } from 'vitest';
import { missionOf, MISSIONS, programOf } from './missions.ts';

test('codes are unique, in order, and each program belongs to its mission', () => {
  const codes = MISSIONS.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  for (const { code, programs } of MISSIONS) {
    expect(programs.length).toBeGreaterThan(0);
    const own = programs.map((one) => one.code);
    expect(own).toEqual([...new Set(own)].sort());
    expect(own.every((one) => /^\d\d\.\d\d$/.test(one) && one.startsWith(code))).toBe(true);
    expect(programs.every(({ name }) => name.trim() === name && name !== '')).toBe(true);
  }
});

test.each([
  ['01.07', '01', 'Elezioni e consultazioni popolari – Anagrafe e stato civile'],
  ['03.01', '03', 'Polizia locale e amministrativa'],
  ['12.03', '12', 'Interventi per gli anziani'],
])('%s is of mission %s', (program, mission, name) => {
  expect(programOf(program)?.name).toBe(name);
  expect(missionOf(mission)?.programs).toContainEqual({ code: program, name });
});

test('a code nobody knows is nothing', () => {
  expect(missionOf('21')).toBeNull();
  expect(programOf('01.99')).toBeNull();
  expect(programOf('')).toBeNull();
});
