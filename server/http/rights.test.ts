import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestServer } from '../testing/test-server.ts';

/** Everyone who may knock: the logins of the example, somebody whose account is deactivated, and a stranger. */
const WHO = ['segretario', 'head', 'employee', 'administrator', 'deactivated', 'stranger'] as const;
type Who = (typeof WHO)[number];
const PASSWORD = 'valmora-prova';

let server: TestServer;
const cookies = new Map<Who, string>();
let ownArea: string;
let otherArea: string;
let plan: string;

beforeAll(async () => {
  server = await TestServer.withExample();
  const { ente } = server;
  // In the example everyone with a login works there; this one only administers.
  for (const [id, familyName] of [
    ['only-administers', 'Soltanto'],
    ['was-here', 'Andata'],
  ] as const) {
    await ente.change(null, 'test', {}, (registry) =>
      registry.savePerson({ id, familyName, givenName: 'Prova', title: '' }),
    );
    await ente.accounts.create(id, id, PASSWORD);
  }
  await ente.change(null, 'test', {}, (registry) => {
    const open = { act: '', area: null, from: null, to: null };
    registry.saveIncarico({ id: 'i-administers', person: 'only-administers', role: 'administrator', ...open });
    registry.saveIncarico({ id: 'i-was-here', person: 'was-here', role: 'segretario', ...open });
  });
  cookies.set('segretario', await server.signIn('segretario'));
  cookies.set('head', await server.signIn('nadia.rota'));
  cookies.set('employee', await server.signIn('chiara.locatelli'));
  cookies.set('administrator', await server.signIn('only-administers'));
  cookies.set('deactivated', await server.signIn('was-here'));
  ente.accounts.setDeactivated('was-here', true);
  const documents = await ente.store.list();
  const idOf = (area: string) => documents.find((one) => one.kind === 'area' && one.area === area)?.id ?? '';
  ownArea = idOf(server.area('AM'));
  otherArea = idOf(server.area('TE'));
  plan = documents.find((one) => one.kind === 'plan')?.id ?? '';
});
afterAll(() => server.remove());

/** In a table that no document has. */
const ONE_VALUE = { id: 'proposal', values: [{ table: 'x', row: 'x', field: 'x', base: null, value: null }] };

/** One cell of the matrix per role, in the order of WHO. Bodies are such that nothing is changed. */
const ROUTES: [what: string, method: string, path: () => string, body: unknown, answers: number[]][] = [
  ['status', 'GET', () => '/api/status', undefined, [200, 200, 200, 200, 200, 200]],
  ['session', 'GET', () => '/api/session', undefined, [200, 200, 200, 200, 401, 401]],
  ['registry', 'GET', () => '/api/registry', undefined, [200, 200, 200, 200, 401, 401]],
  ['documents', 'GET', () => '/api/documents', undefined, [200, 200, 200, 200, 401, 401]],
  ['what a merge moves', 'GET', () => '/api/people/x/merge/y', undefined, [422, 403, 403, 422, 401, 401]],
  ['accounts', 'GET', () => '/api/accounts', undefined, [200, 403, 403, 200, 401, 401]],
  ['history of the head’s area', 'GET', () => changes(ownArea), undefined, [200, 200, 403, 404, 401, 401]],
  ['history of another area', 'GET', () => changes(otherArea), undefined, [200, 403, 403, 404, 401, 401]],
  ['history of the plan', 'GET', () => changes(plan), undefined, [200, 403, 403, 404, 401, 401]],
  ['history of nothing', 'GET', () => changes('nothing'), undefined, [404, 404, 404, 404, 401, 401]],
  ['history by pages, own area', 'GET', () => historyOf(ownArea), undefined, [200, 200, 403, 404, 401, 401]],
  ['history by pages, other area', 'GET', () => historyOf(otherArea), undefined, [200, 403, 403, 404, 401, 401]],
  ['history by pages, plan', 'GET', () => historyOf(plan), undefined, [200, 403, 403, 404, 401, 401]],
  ['history by pages, nothing', 'GET', () => historyOf('nothing'), undefined, [404, 404, 404, 404, 401, 401]],
  ['comparison, own area', 'GET', () => comparisonOf(ownArea), undefined, [200, 200, 403, 404, 401, 401]],
  ['comparison, other area', 'GET', () => comparisonOf(otherArea), undefined, [200, 403, 403, 404, 401, 401]],
  ['restore, own area', 'POST', () => `/api/documents/${ownArea}/restore`, {}, [422, 422, 403, 404, 401, 401]],
  ['restore, other area', 'POST', () => `/api/documents/${otherArea}/restore`, {}, [422, 403, 403, 404, 401, 401]],
  [
    'erasure',
    'POST',
    () => '/api/commands',
    {
      type: 'document.erase',
      document: 'no-such-document',
      rows: [{ table: 'objectives', row: 'no-such-row' }],
      act: { organ: 'Giunta', number: '1', day: '2027-01-01' },
    },
    [404, 403, 403, 403, 401, 401],
  ],
  ['a command of no kind', 'POST', () => '/api/commands', {}, [422, 422, 422, 422, 401, 401]],
  [
    'registry change',
    'POST',
    () => '/api/commands',
    { type: 'incarico.remove', id: 'no-such-incarico' },
    [404, 403, 403, 404, 401, 401],
  ],
  [
    'account change',
    'POST',
    () => '/api/commands',
    { type: 'account.deactivate', person: 'nobody' },
    [404, 403, 403, 404, 401, 401],
  ],
  [
    'import',
    'POST',
    () => '/api/commands',
    {
      type: 'plan.import',
      plan: {
        year: 2027,
        areas: [],
        people: [],
        employments: [],
        incarichi: [],
        objectives: [{ area: 'nowhere', objectives: [] }],
      },
    },
    [422, 403, 403, 422, 401, 401],
  ],
  ['own refused changes', 'GET', () => '/api/forks', undefined, [200, 200, 200, 200, 401, 401]],
  ['a fork', 'POST', () => `/api/documents/${ownArea}/forks`, {}, [422, 422, 422, 404, 401, 401]],
  ['a fork of nothing', 'POST', () => '/api/documents/nothing/forks', {}, [404, 404, 404, 404, 401, 401]],
  ['settled changes', 'POST', () => '/api/forks/settled', {}, [422, 422, 422, 422, 401, 401]],
  ['proposals', 'GET', () => '/api/proposals', undefined, [200, 200, 200, 200, 401, 401]],
  ['a proposal', 'POST', () => `/api/documents/${ownArea}/proposals`, ONE_VALUE, [422, 422, 422, 404, 401, 401]],
  [
    'a decision on nothing',
    'POST',
    () => '/api/proposals/nothing/decisions',
    { outcome: 'declined', values: [{ key: 'x' }] },
    [404, 404, 404, 404, 401, 401],
  ],
  ['an outcome of nobody', 'POST', () => '/api/proposals/nothing/read', {}, [404, 404, 404, 404, 401, 401]],
  ['own password', 'POST', () => '/api/password', {}, [422, 422, 422, 422, 401, 401]],
  ['a link never given', 'GET', () => '/api/invitations/nothing', undefined, [410, 410, 410, 410, 410, 410]],
  ['a second set-up', 'POST', () => '/api/setup', {}, [409, 409, 409, 409, 409, 409]],
];

function changes(id: string): string {
  return `/api/documents/${id}/changes`;
}

function historyOf(id: string): string {
  return `/api/documents/${id}/history`;
}

function comparisonOf(id: string): string {
  return `/api/documents/${id}/compare?from=1&to=1`;
}

describe('who may what, asked of the server', () => {
  const cells = ROUTES.flatMap(([what, method, path, body, answers]) =>
    WHO.map((who, at) => ({ what, who, method, path, body, status: answers[at] ?? 0 })),
  );
  test.each(cells)('[RE4] $what · $who · $status', async ({ who, method, path, body, status }) => {
    const cookie = cookies.get(who);
    const answer = await server.ask(method, path(), body, cookie === undefined ? {} : { cookie });
    expect(answer.status).toBe(status);
    if (status >= 400) expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test.each([
    ['segretario', 6, 6],
    ['head', 2, 6],
    ['employee', 0, 6],
    ['administrator', 0, 0],
  ] as const)('[DO1] %s writes %i documents and reads %i', async (who, writes, reads) => {
    const cookie = cookies.get(who) ?? '';
    const list = (await server.get('/api/documents', { cookie })).body as { access: string }[];
    expect([list.filter((one) => one.access === 'write').length, list.length]).toEqual([writes, reads]);
  });
});

test('[RE4] a document one may not open answers as one that does not exist', async () => {
  const cookie = cookies.get('administrator') ?? '';
  const forbidden = await server.get(changes(plan), { cookie });
  const unknown = await server.get(changes('nothing'), { cookie });
  expect(forbidden.body).toEqual(unknown.body);
});
