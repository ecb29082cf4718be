import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A little OpenID Connect provider, really signing (RS256), really checking PKCE and the client's secret. */
export class TestProvider {
  readonly clientId = 'traguardo';
  readonly clientSecret = 'q8-Zr41-nnV7-e0';
  /** Who signs in there next. */
  claims: Record<string, unknown> = { sub: 'sub-1', email: 'nadia@valmora.example', email_verified: true };
  /** What it does wrong, for the tests of what is refused. */
  wrong: 'nothing' | 'nonce' | 'issuer' | 'audience' | 'signature' | 'expired' = 'nothing';
  /** Where it wants the client's secret; in the header it says nothing of it, as the standard lets it. */
  takesSecretIn: 'body' | 'header' = 'body';
  /** Claims told only when asked apart. */
  userInfo: Record<string, unknown> = {};
  readonly #server: Server;
  readonly #key = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  readonly #other = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  readonly #codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  #port = 0;

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  get issuer(): string {
    return `http://localhost:${this.#port}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => void this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return void send(200, {
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/authorize`,
          token_endpoint: `${this.issuer}/token`,
          userinfo_endpoint: `${this.issuer}/userinfo`,
          jwks_uri: `${this.issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          ...(this.takesSecretIn === 'body' && { token_endpoint_auth_methods_supported: ['client_secret_post'] }),
        });
      case '/keys':
        return void send(200, {
          keys: [{ ...this.#key.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
        });
      case '/authorize': {
        const code = randomUUID();
        const asked = (name: string) => url.searchParams.get(name) ?? '';
        this.#codes.set(code, {
          challenge: asked('code_challenge'),
          nonce: asked('nonce'),
          redirect: asked('redirect_uri'),
        });
        const back = new URL(asked('redirect_uri'));
        back.searchParams.set('code', code);
        back.searchParams.set('state', asked('state'));
        return void response.writeHead(302, { location: back.href }).end();
      }
      case '/token': {
        const form = new URLSearchParams(await textOf(request));
        const begun = this.#codes.get(form.get('code') ?? '');
        this.#codes.delete(form.get('code') ?? '');
        const verified = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        const right =
          begun !== undefined &&
          begun.challenge === verified &&
          begun.redirect === form.get('redirect_uri') &&
          this.#knows(request, form);
        if (!right) return void send(400, { error: 'invalid_grant' });
        return void send(200, {
          access_token: 'token-of-access',
          token_type: 'Bearer',
          expires_in: 60,
          id_token: this.#idToken(begun.nonce),
        });
      }
      case '/userinfo':
        return void send(200, { sub: this.claims.sub, ...this.userInfo });
      default:
        return void send(404, {});
    }
  }

  #knows(request: IncomingMessage, form: URLSearchParams): boolean {
    if (this.takesSecretIn === 'body')
      return form.get('client_id') === this.clientId && form.get('client_secret') === this.clientSecret;
    const [, basic = ''] = (request.headers.authorization ?? '').split(' ');
    const [id, secret] = Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent);
    return id === this.clientId && secret === this.clientSecret;
  }

  #idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1_000);
    const head = json({ alg: 'RS256', kid: 'one', typ: 'JWT' });
    const body = json({
      iss: this.wrong === 'issuer' ? 'https://altro.example' : this.issuer,
      aud: this.wrong === 'audience' ? 'un-altro' : this.clientId,
      nonce: this.wrong === 'nonce' ? 'un-altro' : nonce,
      iat: now,
      exp: this.wrong === 'expired' ? now - 600 : now + 60,
      ...this.claims,
    });
    const { privateKey } = this.wrong === 'signature' ? this.#other : this.#key;
    return `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), privateKey).toString('base64url')}`;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
