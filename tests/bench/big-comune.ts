import type { Comune } from '../running-comune.ts';

export const BIG_PASSWORD = 'una-password-di-prova';
export const BIG_LOGIN = { identifier: 'segretario', password: BIG_PASSWORD, name: 'Ada Moretti', role: 'Segretario' };

const always = { from: null, to: null };

function objective(code: string, index: number, year: number, people: readonly string[]) {
  return {
    code,
    title: `Riordino dell’archivio, lotto ${index + 1}`,
    description:
      'Revisione, scarto e ricollocazione degli atti del lotto, con elenco di consistenza e proposta di scarto.',
    type: null,
    strategicObjective: null,
    expectedPerformance: 'Elenco di consistenza approvato',
    dueDate: `${year}-12-31`,
    expectedValue: '100%',
    weight: 200,
    weightLocked: false,
    notes: '',
    indicators: [{ name: 'Metri lineari riordinati', unit: 'm', baseline: '0', target: '12', direction: 'at-least' }],
    participations: people.map((person) => ({ person, group: '', ...always })),
  };
}

/** Three of an area's people, another three for each objective. */
const three = (people: readonly string[], index: number) =>
  [...new Set([0, 1, 2].map((step) => people[(index + step) % people.length] ?? ''))].filter(Boolean);

/**
 * An ente of so many areas, each with so many objectives and so many people; with one area its code is `AU`, else
 * `A1`, `A2`…
 */
function bigPlan(areas: number, objectives: number, staff: number) {
  const year = new Date().getFullYear();
  const codes = Array.from({ length: areas }, (_, index) => (areas === 1 ? 'AU' : `A${index + 1}`));
  const people = Array.from({ length: areas * staff }, (_, index) => `persona${index + 1}`);
  const staffOf = (area: number) => people.slice(area * staff, (area + 1) * staff);
  const head = people[0];
  return {
    entity: { name: 'Comune di Roccalta', province: 'BG' },
    account: { person: head, identifier: BIG_LOGIN.identifier, password: BIG_PASSWORD },
    plan: {
      year,
      areas: codes.map((code, order) => ({
        id: `area${order + 1}`,
        name: areas === 1 ? 'Area unica' : `Area ${order + 1}`,
        code,
        order,
        sharedWith: [],
        ...always,
      })),
      people: people.map((id, index) => ({
        id,
        givenName: 'Ada',
        familyName: index === 0 ? 'Moretti' : `Moretti ${index + 1}`,
        title: '',
      })),
      employments: people.map((person, index) => ({
        id: `rapporto${index + 1}`,
        person,
        area: `area${Math.floor(index / staff) + 1}`,
        classificationArea: 'istruttori',
        ...always,
      })),
      incarichi: (['segretario', 'administrator'] as const).map((role, index) => ({
        id: `incarico${index + 1}`,
        person: head,
        role,
        area: null,
        act: '',
        ...always,
      })),
      objectives: codes.map((code, area) => ({
        area: `area${area + 1}`,
        objectives: Array.from({ length: objectives }, (_, index) =>
          objective(`${code}.${index + 1}`, index, year, three(staffOf(area), index)),
        ),
      })),
    },
  };
}

/** Fills a running, empty Comune. */
export async function fillBig(comune: Comune, areas: number, objectives: number, staff = 1): Promise<void> {
  const response = await fetch(`${comune.address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: comune.address },
    body: JSON.stringify(bigPlan(areas, objectives, staff)),
  });
  if (!response.ok) throw new Error(`setup: ${response.status} ${await response.text()}`);
}
