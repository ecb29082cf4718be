import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AreaDocument } from '#lib/documents/area-document.ts';
import type { AreaPlan } from '#lib/domain/plan.ts';
import type { FeedEvent } from '#lib/protocol/http.ts';
import type { ForkInput, ForkRecord, Proposal } from '#lib/protocol/refused.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let head: string;
let segretario: string;
let employee: string;
let area: string;
let objective: string;

beforeAll(async () => {
  server = await TestServer.withExample();
  head = await server.signIn('nadia.rota');
  segretario = await server.signIn('segretario');
  employee = await server.signIn('chiara.locatelli');
  const documents = await server.ente.store.list();
  area = documents.find((one) => one.kind === 'area' && one.area === server.area('AM'))?.id ?? '';
  objective = ((await server.ente.relay.read(area)) as AreaPlan).objectives[0]?.id ?? '';
});
afterAll(() => server.remove());

const title = (value: string, base: string | null = null) => ({
  table: 'objectives',
  row: objective,
  field: 'title',
  base,
  mine: value,
  at: '2027-03-01T09:00:00.000Z',
});
const fork = (more: Partial<ForkInput> = {}): ForkInput => ({
  device: 'tablet1',
  generation: 1,
  code: 4423,
  reason: 'not writable',
  at: '2027-03-01T09:00:00.000Z',
  values: [title('Mio', 'Com’era')],
  settled: [],
  bytes: 'AAA=',
  ...more,
});
const send = (input: unknown, cookie: string, document = area) =>
  server.post(`/api/documents/${document}/forks`, input, { cookie });
const forksOf = async (cookie: string) => (await server.get('/api/forks', { cookie })).body as ForkRecord[];
const titleNow = async () =>
  ((await server.ente.relay.read(area)) as AreaPlan).objectives.find((one) => one.id === objective)?.title;
const key = () => `objectives/${objective}/title`;

describe('[RE3] a fork reaches the Comune', () => {
  test('once, however often it is sent, and only its person gets it back', async () => {
    expect((await send(fork(), head)).status).toBe(204);
    expect((await send(fork(), head)).status).toBe(204);
    const mine = await forksOf(head);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({
      document: area,
      device: 'tablet1',
      own: false,
      values: [{ mine: 'Mio', base: 'Com’era' }],
    });
    expect(JSON.stringify(mine)).not.toContain('AAA=');
    expect(await forksOf(segretario)).toEqual([]);
  });

  test('what came later on the device is added; what is settled stays so, also when it comes again', async () => {
    await send(fork({ device: 'tablet2' }), head);
    const settled = { device: 'tablet2', document: area, generation: 1, keys: [key()] };
    expect((await server.post('/api/forks/settled', settled, { cookie: head })).status).toBe(204);
    const later = { ...title('Ancora'), field: 'expectedValue' };
    await send(fork({ device: 'tablet2', values: [title('Mio'), later] }), head);
    const [found] = (await forksOf(head)).filter((one) => one.device === 'tablet2');
    expect(found?.values.map((value) => value.field)).toEqual(['expectedValue']);
    expect(found?.settled).toEqual([key()]);
  });

  test('settled before it arrives, it arrives settled', async () => {
    const settled = { device: 'tablet3', document: area, generation: 4, keys: [key()] };
    await server.post('/api/forks/settled', settled, { cookie: head });
    await send(fork({ device: 'tablet3', generation: 4 }), head);
    const [found] = (await forksOf(head)).filter((one) => one.device === 'tablet3');
    expect(found).toMatchObject({ values: [], settled: [key()] });
  });

  test('unknown documents and those one never had look alike; wrong shapes and sizes are refused', async () => {
    await server.ente.change(null, 'test', {}, (registry) => {
      registry.savePerson({ id: 'outsider', familyName: 'Fuori', givenName: 'Lia', title: '' });
      registry.saveIncarico({
        id: 'i-out',
        person: 'outsider',
        role: 'administrator',
        act: '',
        area: null,
        from: null,
        to: null,
      });
    });
    await server.ente.accounts.create('outsider', 'lia.fuori', 'valmora-prova');
    const outsider = await server.signIn('lia.fuori');
    const settled = { device: 'tablet1', document: area, generation: 1, keys: ['x'] };
    const answers = [
      await send(fork(), outsider),
      await send(fork(), head, 'nothing-here'),
      await server.post('/api/forks/settled', settled, { cookie: outsider }),
      await server.post('/api/forks/settled', { ...settled, document: 'nothing-here' }, { cookie: head }),
      await server.post(
        `/api/documents/${area}/proposals`,
        { id: 'p', values: [{ ...title(''), value: '' }] },
        { cookie: outsider },
      ),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await send(fork(), '')).status).toBe(401);
    expect((await send({ ...fork(), generation: 0 }, head)).status).toBe(422);
    expect((await send({ ...fork(), bytes: 'A'.repeat(9 * 1024 * 1024) }, head)).status).toBe(413);
  });

  test('who has lost access may still bring the work in, and sees only the own values', async () => {
    await server.ente.change(null, 'test', {}, (registry) => {
      registry.savePerson({ id: 'leaver', familyName: 'Partente', givenName: 'Ugo', title: '' });
      registry.saveIncarico({
        id: 'i-leaver',
        person: 'leaver',
        role: 'assessore',
        act: '',
        area: null,
        from: null,
        to: null,
      });
    });
    await server.ente.accounts.create('leaver', 'ugo.partente', 'valmora-prova');
    const leaver = await server.signIn('ugo.partente');
    server.ente.forks.noteReader(area, 'leaver', server.now.toISOString());
    await server.ente.change(null, 'test', {}, (registry) => registry.remove('incarichi', 'i-leaver'));
    expect((await send(fork({ code: 4403 }), leaver)).status).toBe(204);
    expect(await forksOf(leaver)).toMatchObject([{ own: true, values: [{ mine: 'Mio', base: null }] }]);
    const proposing = { id: 'p-leaver', values: [{ ...title('x'), value: 'x' }] };
    expect((await server.post(`/api/documents/${area}/proposals`, proposing, { cookie: leaver })).status).toBe(404);
  });
});

describe('a proposal', () => {
  const proposal = (id: string, value: unknown, more: object[] = []) => ({
    id,
    values: [{ table: 'objectives', row: objective, field: 'title', base: '', value }, ...more],
  });
  const offer = (input: unknown, cookie = employee) =>
    server.post(`/api/documents/${area}/proposals`, input, { cookie });
  const decide = (id: string, outcome: string, seen: unknown, cookie = segretario) =>
    server.post(`/api/proposals/${id}/decisions`, { outcome, values: [{ key: key(), seen }] }, { cookie });
  const listOf = async (cookie: string) => (await server.get('/api/proposals', { cookie })).body as Proposal[];

  test('is offered once, and both sides are told', async () => {
    const heard: FeedEvent[] = [];
    const stop = server.ente.feed.join({
      person: server.person('Rota'),
      sessionId: 'test',
      send: (event) => heard.push(event),
      end: () => undefined,
    });
    expect((await offer(proposal('p1', 'Dal basso'))).status).toBe(200);
    expect((await offer(proposal('p1', 'Dal basso'))).status).toBe(200);
    stop();
    expect(heard).toContainEqual({ type: 'proposals' });
    for (const cookie of [employee, head, segretario])
      expect((await listOf(cookie)).filter((one) => one.id === 'p1')).toHaveLength(1);
  });

  test('accepted, it is written by the acceptor with both names, and has one winner', async () => {
    const before = await titleNow();
    expect((await decide('p1', 'accepted', before, employee)).status).toBe(403);
    const answers = await Promise.all([decide('p1', 'accepted', before), decide('p1', 'declined', before, head)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const accepted = answers[0]?.status === 200;
    expect(await titleNow()).toBe(accepted ? 'Dal basso' : before);
    const changes = await server.ente.store.changes(area, { field: 'title', row: objective, limit: 1 });
    if (accepted)
      expect(changes[0]).toMatchObject({
        to: 'Dal basso',
        person: server.person('Marchesi'),
        proposedBy: server.person('Locatelli'),
      });
  });

  test('the author sees the outcome until it is read', async () => {
    expect((await listOf(segretario)).some((one) => one.id === 'p1')).toBe(false);
    const [mine] = (await listOf(employee)).filter((one) => one.id === 'p1');
    expect(mine?.values[0]?.outcome).not.toBeNull();
    expect((await server.post('/api/proposals/p1/read', {}, { cookie: head })).status).toBe(404);
    expect((await server.post('/api/proposals/p1/read', {}, { cookie: employee })).status).toBe(204);
    expect((await listOf(employee)).some((one) => one.id === 'p1')).toBe(false);
  });

  test('is not decided on a value that has moved, a row that is gone, a closed document', async () => {
    await offer(proposal('p2', 'Secondo'));
    expect(await decide('p2', 'accepted', 'un altro')).toMatchObject({ status: 409, body: { code: 'proposal-moved' } });
    const before = await titleNow();
    await server.ente.relay.edit(area, null, (document) => {
      (document as AreaDocument).discardObjective(objective, server.now.toISOString());
    });
    expect(await decide('p2', 'accepted', before)).toMatchObject({ status: 409, body: { code: 'proposal-row-gone' } });
    await server.ente.relay.edit(area, null, (document) => (document as AreaDocument).restoreObjective(objective));
    await server.ente.store.setState(area, 'closed');
    expect(await decide('p2', 'accepted', before)).toMatchObject({ status: 409, body: { code: 'document-closed' } });
    await server.ente.store.setState(area, 'open');
    expect(await titleNow()).toBe(before);
    expect((await decide('p2', 'accepted', before)).status).toBe(200);
    expect(await titleNow()).toBe('Secondo');
    expect(await decide('p2', 'declined', null)).toMatchObject({ body: { code: 'proposal-decided' } });
  });

  test('of a value the document has already is accepted all the same', async () => {
    await offer(proposal('p3', await titleNow()));
    expect((await decide('p3', 'accepted', await titleNow())).status).toBe(200);
  });

  test('what no field can hold is refused', async () => {
    expect((await offer(proposal('p4', 12))).status).toBe(422);
    expect((await offer(proposal('p4', 'x'.repeat(500)))).status).toBe(422);
    const twins = { table: 'twins', row: 'x', field: 'settled', base: null, value: true };
    expect((await offer(proposal('p4', 'x', [twins]))).status).toBe(422);
    expect((await offer(proposal('p4', 'x', [{ ...title(''), base: '', value: 'y' }]))).status).toBe(422);
  });
});
