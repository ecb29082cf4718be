import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestProvider } from '../testing/test-provider.ts';
import { TestServer } from '../testing/test-server.ts';
import type { Answer } from '../testing/test-server.ts';
import { setupInput } from '../testing/setup-input.ts';

const PASSWORD = 'lunga-abbastanza';

let provider: TestProvider;
let server: TestServer;
beforeEach(async () => {
  provider = new TestProvider();
  await provider.start();
});
afterEach(async () => {
  await server.remove();
  await provider.stop();
});

/** An ente with Sara, who set it up, and Ugo, who comes in by the organisation's sign-in. */
async function serve(more: Record<string, string> = {}): Promise<void> {
  server = await TestServer.start({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: 'Entra con SPID',
    ...more,
  });
  const { cookie } = await server.post('/api/setup', setupInput());
  const opened = await server.command(
    { type: 'account.open', person: 'person-ugo', identifier: 'Ugo@valmora.example' },
    cookie,
  );
  expect(opened.status).toBe(200);
  provider.claims = { sub: 'sub-ugo', email: 'Ugo@Valmora.example', email_verified: true };
}

interface Gone {
  cookie: string;
  /** Where the provider sends the browser back to. */
  back: URL;
}
async function go(next = '/2027/oggi'): Promise<Gone> {
  const begun = await server.post('/api/session/provider', { next }, { headers: { origin: server.base } });
  expect(begun.status).toBe(200);
  const { url } = begun.body as { url: string };
  const answer = await fetch(url, { redirect: 'manual' });
  return { cookie: begun.cookie, back: new URL(answer.headers.get('location') ?? '') };
}
/** As a browser follows a redirection: no origin, the Lax cookie. */
async function comeBack({ cookie, back }: Gone): Promise<Answer & { location: string | null }> {
  const response = await fetch(back, { redirect: 'manual', headers: { cookie } });
  const cookies = response.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '');
  return {
    status: response.status,
    body: await response.text(),
    headers: response.headers,
    cookie: cookies.join('; '),
    location: response.headers.get('location'),
  };
}

describe('the organisation’s own sign-in', () => {
  test('is offered by its name, and lets in whom an account is for', async () => {
    await serve();
    expect((await server.get('/api/status')).body).toMatchObject({ provider: { name: 'Entra con SPID', only: false } });
    const entered = await comeBack(await go());
    expect(entered).toMatchObject({ status: 303, location: '/2027/oggi' });
    expect((await server.get('/api/session', { cookie: entered.cookie })).body).toMatchObject({
      person: { id: 'person-ugo' },
      identifier: 'ugo@valmora.example',
    });
    expect((await server.get('/api/access', { cookie: entered.cookie })).body).toMatchObject({
      password: false,
      sessions: [{ means: 'provider' }],
    });
  });

  test('asks with PKCE, state and nonce, and comes back to this address only', async () => {
    await serve();
    const begun = await server.post('/api/session/provider', { next: '/' }, { headers: { origin: server.base } });
    const asked = new URL((begun.body as { url: string }).url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('redirect_uri')).toBe(`${server.base}/api/session/provider/callback`);
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{40,}$/);
    for (const next of ['https://altrove.example', '//altrove.example', '/\\altrove.example', 'oggi'])
      expect((await server.post('/api/session/provider', { next }, { headers: { origin: server.base } })).status).toBe(
        422,
      );
  });

  test('an access for it is given once, to somebody who is there, under a name nobody has', async () => {
    await serve();
    const cookie = await server.signIn('sara', PASSWORD);
    const open = (person: string, identifier: string) =>
      server.command({ type: 'account.open', person, identifier }, cookie);
    expect((await open('person-ugo', 'altro@valmora.example')).body).toMatchObject({ code: 'account-exists' });
    expect((await open('person-nobody', 'altro@valmora.example')).status).toBe(404);
    const person = { id: 'person-ada', givenName: 'Ada', familyName: 'Prova', title: '' };
    await server.command({ type: 'person.save', person }, cookie);
    expect((await open('person-ada', 'ugo@valmora.example')).body).toMatchObject({ code: 'identifier-taken' });
    const entering = { identifier: 'ugo@valmora.example', password: PASSWORD };
    expect((await server.post('/api/session', entering)).body).toMatchObject({ code: 'wrong-credentials' });
  });

  test('makes no account for who has none', async () => {
    await serve();
    provider.claims = { sub: 'sub-x', email: 'nessuno@valmora.example' };
    const entered = await comeBack(await go());
    expect(entered.location).toBe('/accedi?motivo=provider-no-account');
    expect((await server.get('/api/session', { cookie: entered.cookie })).status).toBe(401);
  });

  test('knows the person by the provider’s own name from the first time on', async () => {
    await serve();
    expect((await comeBack(await go())).location).toBe('/2027/oggi');
    provider.claims = { sub: 'sub-another', email: 'ugo@valmora.example' };
    expect((await comeBack(await go())).location).toBe('/accedi?motivo=provider-other-person');
    provider.claims = { sub: 'sub-ugo', email: 'ugo.nuovo@valmora.example' };
    expect((await comeBack(await go())).location).toBe('/2027/oggi');
  });

  test('an address it has not verified is nobody’s', async () => {
    await serve();
    provider.claims = { sub: 'sub-ugo', email: 'ugo@valmora.example', email_verified: false };
    expect((await comeBack(await go())).location).toBe('/accedi?motivo=provider-no-account');
  });

  test('another claim may be the identifier, also one told apart', async () => {
    await serve({ OIDC_CLAIM: 'fiscalNumber' });
    provider.userInfo = { fiscalNumber: 'TINIT-PRVGUO80A01A794X' };
    expect((await comeBack(await go())).location).toBe('/accedi?motivo=provider-no-account');
    server.ente.db
      .prepare("UPDATE person_accounts SET identifier = 'tinit-prvguo80a01a794x' WHERE person = 'person-ugo'")
      .run();
    expect((await comeBack(await go())).location).toBe('/2027/oggi');
  });

  test('gives its secret where the provider takes it', async () => {
    await serve();
    provider.takesSecretIn = 'header';
    expect((await comeBack(await go())).location).toBe('/2027/oggi');
  });

  test('lets in only who is in a group, where one is named, and gives no role by it', async () => {
    await serve({ OIDC_ROLES: 'groups=performance' });
    expect((await comeBack(await go())).location).toBe('/accedi?motivo=provider-refused');
    provider.claims = { ...provider.claims, groups: ['altro', 'performance', 'administrator'] };
    const entered = await comeBack(await go());
    expect((await server.get('/api/session', { cookie: entered.cookie })).body).toMatchObject({ administrator: false });
  });

  test.each(['nonce', 'issuer', 'audience', 'signature', 'expired'] as const)(
    'a token with a wrong %s opens nothing',
    async (wrong) => {
      await serve();
      provider.wrong = wrong;
      expect((await comeBack(await go())).location).toBe('/accedi?motivo=provider-refused');
    },
  );

  test('an answer of another browser, with another state, or given twice opens nothing', async () => {
    await serve();
    const gone = await go();
    expect((await comeBack({ ...gone, cookie: '' })).location).toBe('/accedi?motivo=step-expired');
    const other = await go();
    other.back.searchParams.set('state', 'un-altro');
    expect((await comeBack(other)).location).toBe('/accedi?motivo=provider-refused');
    const once = await go();
    expect((await comeBack(once)).location).toBe('/2027/oggi');
    expect((await comeBack(once)).location).toBe('/accedi?motivo=step-expired');
  });

  test('a no from there is told as one; a provider that does not answer too', async () => {
    await serve();
    const gone = await go();
    gone.back.search = `?error=access_denied&state=${gone.back.searchParams.get('state') ?? ''}`;
    expect((await comeBack(gone)).location).toBe('/accedi?motivo=provider-refused');
    const waiting = await go();
    await provider.stop();
    expect((await comeBack(waiting)).location).toBe('/accedi?motivo=provider-unreachable');
  });

  test('of one whose access is off opens nothing; on again, it may be another identity’s', async () => {
    await serve();
    await comeBack(await go());
    server.ente.accounts.setDeactivated('person-ugo', true);
    expect((await comeBack(await go())).location).toBe('/accedi?motivo=provider-no-account');
    server.ente.accounts.setDeactivated('person-ugo', false);
    provider.claims = { ...provider.claims, sub: 'sub-new' };
    expect((await comeBack(await go())).location).toBe('/2027/oggi');
  });
});

describe('as the only way in', () => {
  test('passwords open the account of who set the ente up, and nobody else’s', async () => {
    await serve({ OIDC_ONLY: '1' });
    expect((await server.post('/api/session', { identifier: 'sara', password: PASSWORD })).status).toBe(200);
    const ugo = server.ente.accounts.ofPerson('person-ugo');
    if (ugo === null) throw new Error('no Ugo');
    await server.ente.accounts.setPassword(ugo, PASSWORD, null);
    const enter = (password: string) => server.post('/api/session', { identifier: ugo.identifier, password });
    expect((await enter(PASSWORD)).body).toMatchObject({ code: 'password-off' });
    // Only who knows the password learns that passwords are off for this account.
    expect((await enter('una-sbagliata')).body).toMatchObject({ code: 'wrong-credentials' });
    server.ente.accounts.setEmergency('person-ugo', true);
    expect((await enter(PASSWORD)).status).toBe(200);
  });

  test('nobody is made to choose a password that opens nothing', async () => {
    await serve({ OIDC_ONLY: '1' });
    const link = async (person: string) => {
      const cookie = await server.signIn('sara', PASSWORD);
      const { body } = await server.command({ type: 'account.invite', person }, cookie);
      return (body as { link: string }).link.replace('/invito/', '/api/invitations/');
    };
    const ugo = await link('person-ugo');
    expect((await server.get(ugo)).body).toMatchObject({ code: 'password-off' });
    expect((await server.post(ugo, { password: PASSWORD })).body).toMatchObject({ code: 'password-off' });
    expect((await server.post(await link('person-sara'), { password: 'un-altra-frase' })).status).toBe(200);
  });
});

test('where there is none, its addresses are as if they were not', async () => {
  server = await TestServer.withExample();
  const begun = await server.post('/api/session/provider', { next: '/' }, { headers: { origin: server.base } });
  expect(begun.status).toBe(404);
  expect((await server.get('/api/status')).body).toMatchObject({ provider: null });
});
