import { describe, expect, test } from 'vitest';
import type { Period } from './calendar.ts';
import type { Registry } from './org.ts';
import { accessTo, mayPerform } from './rights.ts';
import type { Access, Act } from './rights.ts';
import { employment, incarico, registry } from './test-registry.ts';

const DAY = '2027-06-15';
const PAST: Period = { from: '2026-01-01', to: '2027-06-14' };
const IN_FORCE: Period = { from: '2027-06-15', to: '2027-06-15' };
const FUTURE: Period = { from: '2027-06-16', to: null };

/** Each way of standing in the comune, as the registry's parts for person `x` in area `am`. */
const standings: Record<string, (when: Period) => Partial<Registry>> = {
  segretario: (when) => ({ incarichi: [incarico('x', 'segretario', null, when)] }),
  head: (when) => ({ incarichi: [incarico('x', 'head', 'am', when)] }),
  deputy: (when) => ({ incarichi: [incarico('x', 'deputy', 'am', when)] }),
  interim: (when) => ({ incarichi: [incarico('x', 'interim', 'am', when)] }),
  sindaco: (when) => ({ incarichi: [incarico('x', 'sindaco', null, when)] }),
  'sindaco who heads the area': (when) => ({
    incarichi: [incarico('x', 'sindaco', null, when), incarico('x', 'head', 'am', when)],
  }),
  'assessore who holds the area ad interim': (when) => ({
    incarichi: [incarico('x', 'assessore', null, when), incarico('x', 'interim', 'am', when)],
  }),
  assessore: (when) => ({ incarichi: [incarico('x', 'assessore', null, when)] }),
  'evaluation-body': (when) => ({ incarichi: [incarico('x', 'evaluation-body', null, when)] }),
  payroll: (when) => ({ incarichi: [incarico('x', 'payroll', null, when)] }),
  administrator: (when) => ({ incarichi: [incarico('x', 'administrator', null, when)] }),
  employee: (when) => ({ employments: [employment('x', 'am', when)] }),
  'employee without an area': (when) => ({ employments: [employment('x', null, when)] }),
  nobody: () => ({}),
};

const documents = {
  'own area': { kind: 'area', year: 2027, area: 'am' },
  'other area': { kind: 'area', year: 2027, area: 'tec' },
  plan: { kind: 'plan', year: 2027 },
  mandate: { kind: 'mandate', mandate: 'm1' },
} as const;

// A sindaco or assessore who holds an area does so by an incarico of its head (art. 53 c. 23 L. 388/2000).
const expected: [standing: string, ownArea: Access, otherArea: Access, plan: Access][] = [
  ['segretario', 'write', 'write', 'write'],
  ['head', 'write', 'read', 'read'],
  ['deputy', 'write', 'read', 'read'],
  ['interim', 'write', 'read', 'read'],
  ['sindaco', 'read', 'read', 'read'],
  ['sindaco who heads the area', 'write', 'read', 'read'],
  ['assessore who holds the area ad interim', 'write', 'read', 'read'],
  ['assessore', 'read', 'read', 'read'],
  ['evaluation-body', 'read', 'read', 'read'],
  ['payroll', 'read', 'read', 'read'],
  ['administrator', 'none', 'none', 'none'],
  ['employee', 'read', 'read', 'read'],
  ['employee without an area', 'read', 'read', 'read'],
  ['nobody', 'none', 'none', 'none'],
];

const actor = { person: 'x', administrator: false, active: true };
const accessCells = expected.flatMap(([standing, own, other, plan]) =>
  Object.keys(documents).map((document, index): [string, keyof typeof documents, Access] => [
    standing,
    document as keyof typeof documents,
    // Plan and mandates have the same readers and the same writer.
    [own, other, plan, plan][index] ?? 'none',
  ]),
);

describe('what may be opened', () => {
  test.each(accessCells)('[DO1] %s · %s · in date: %s', (standing, document, access) => {
    const parts = standings[standing]?.(IN_FORCE);
    expect(accessTo(documents[document], actor, registry(parts), DAY)).toBe(access);
  });

  test.each(accessCells)('[RE4] %s · %s · deactivated: none', (standing, document) => {
    const parts = standings[standing]?.(IN_FORCE);
    expect(accessTo(documents[document], { ...actor, active: false }, registry(parts), DAY)).toBe('none');
  });

  test.each(accessCells)('[RE4] %s · %s · out of date: none', (standing, document) => {
    for (const when of [PAST, FUTURE]) {
      expect(accessTo(documents[document], actor, registry(standings[standing]?.(when)), DAY)).toBe('none');
    }
  });

  test('an administrator of the accounts opens nothing by virtue of it', () => {
    for (const document of Object.values(documents)) {
      expect(accessTo(document, { ...actor, administrator: true }, registry(), DAY)).toBe('none');
    }
  });

  test('several roles add up', () => {
    const both = registry({ incarichi: [incarico('x', 'head', 'am'), incarico('x', 'interim', 'tec')] });
    expect(accessTo(documents['own area'], actor, both, DAY)).toBe('write');
    expect(accessTo(documents['other area'], actor, both, DAY)).toBe('write');
    const administratorAtWork = registry({ employments: [employment('x', 'am')] });
    expect(accessTo(documents.plan, { ...actor, administrator: true }, administratorAtWork, DAY)).toBe('read');
  });
});

const history = (document: keyof typeof documents): Act => ({ act: 'read-history', document: documents[document] });
const acts: Record<string, Act> = {
  'edit-registry': 'edit-registry',
  'manage-accounts': 'manage-accounts',
  'keep-backups': 'keep-backups',
  'import-plan': 'import-plan',
  'open-year': 'open-year',
  'erase-content': 'erase-content',
  'history of own area': history('own area'),
  'history of other area': history('other area'),
  'history of plan': history('plan'),
  'history of mandate': history('mandate'),
};

const allowed: Record<string, string[]> = {
  segretario: Object.keys(acts),
  head: ['history of own area'],
  deputy: ['history of own area'],
  interim: ['history of own area'],
  'sindaco who heads the area': ['history of own area'],
  'assessore who holds the area ad interim': ['history of own area'],
  administrator: ['edit-registry', 'manage-accounts', 'keep-backups', 'import-plan', 'open-year'],
};

const actCells = Object.keys(standings).flatMap((standing) =>
  Object.keys(acts).map((act): [string, string, boolean] => [standing, act, allowed[standing]?.includes(act) ?? false]),
);

describe('what may be done', () => {
  test.each(actCells)('%s · %s · in date: %s', (standing, act, may) => {
    const parts = standings[standing]?.(IN_FORCE);
    expect(mayPerform(acts[act] ?? 'open-year', actor, registry(parts), DAY)).toBe(may);
  });

  test.each(actCells)('%s · %s · deactivated or out of date: never', (standing, act) => {
    const what = acts[act] ?? 'open-year';
    const inForce = registry(standings[standing]?.(IN_FORCE));
    expect(mayPerform(what, { ...actor, active: false, administrator: true }, inForce, DAY)).toBe(false);
    for (const when of [PAST, FUTURE]) {
      expect(mayPerform(what, actor, registry(standings[standing]?.(when)), DAY)).toBe(false);
    }
  });

  test.each(Object.entries(acts))('administrator of the accounts · %s', (name, act) => {
    const may = allowed.administrator?.includes(name);
    expect(mayPerform(act, { ...actor, administrator: true }, registry(), DAY)).toBe(may);
  });
});
