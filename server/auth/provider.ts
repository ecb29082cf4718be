import * as client from 'openid-client';
import { HttpProblem } from '../http/problem.ts';

/** The organisation's own sign-in: SPID and CIE through an aggregator, Entra, Keycloak. */
export interface ProviderSettings {
  /** As the provider writes it; its configuration is read from there. */
  issuer: string;
  clientId: string;
  /** null: a public client, which PKCE alone protects. */
  clientSecret: string | null;
  /** The words of the button. */
  name: string;
  /** Which claim is the identifier of the account. */
  claim: string;
  /** Who may come in at all: one of these values in this claim. It gives no role. */
  admits: { claim: string; values: string[] } | null;
  /** The only way in, but for the emergency account. */
  only: boolean;
}

export interface Begun {
  /** Where to send the browser. */
  url: string;
  state: string;
  nonce: string;
  verifier: string;
}

/** Who came back. */
export interface Known {
  issuer: string;
  /** The provider's own name for the person, which it never gives to another. */
  subject: string;
  /** The value of the claim that is the account's identifier, lower case; null when there is none to rely on. */
  identifier: string | null;
}

type Claims = Readonly<Record<string, unknown>>;

/** Speaks OpenID Connect: code flow with PKCE, state and nonce; the token's signature is checked. */
export class Provider {
  readonly settings: ProviderSettings;
  #configuration: Promise<client.Configuration> | null = null;

  constructor(settings: ProviderSettings) {
    this.settings = settings;
  }

  get name(): string {
    return this.settings.name;
  }

  get only(): boolean {
    return this.settings.only;
  }

  async begin(redirect: string): Promise<Begun> {
    const configuration = await this.#discover();
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const nonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirect,
      scope: 'openid profile email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, state, nonce, verifier };
  }

  /** Throws `provider-refused` when the answer is no, not to this question, or of one who may not come in. */
  async finish(answer: URL, begun: Omit<Begun, 'url'>): Promise<Known> {
    const configuration = await this.#discover();
    const claims = await this.#claims(configuration, answer, begun);
    if (!admitted(claims, this.settings.admits)) throw new HttpProblem('provider-refused');
    const subject = claims.sub;
    if (typeof subject !== 'string') throw new HttpProblem('provider-refused');
    return { issuer: this.settings.issuer, subject, identifier: identifierIn(claims, this.settings.claim) };
  }

  async #claims(configuration: client.Configuration, answer: URL, begun: Omit<Begun, 'url'>): Promise<Claims> {
    try {
      const tokens = await client.authorizationCodeGrant(configuration, answer, {
        pkceCodeVerifier: begun.verifier,
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new HttpProblem('provider-refused');
      const { claim, admits } = this.settings;
      const wanted = [claim, ...(admits === null ? [] : [admits.claim])];
      const everything = wanted.every((name) => name in claims);
      if (everything || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
      return { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
    } catch (fault) {
      if (fault instanceof HttpProblem) throw fault;
      throw new HttpProblem(isOfNetwork(fault) ? 'provider-unreachable' : 'provider-refused');
    }
  }

  /** Asked once; after a failure, again at the next sign-in. */
  #discover(): Promise<client.Configuration> {
    this.#configuration ??= this.#ask().catch(() => {
      this.#configuration = null;
      throw new HttpProblem('provider-unreachable');
    });
    return this.#configuration;
  }

  #ask(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const execute = [client.enableNonRepudiationChecks];
    // Settings let http through for this machine only.
    if (issuer.startsWith('http:')) execute.push(client.allowInsecureRequests);
    const authentication = clientSecret === null ? client.None() : bySecret(clientSecret);
    return client.discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout: 10 });
  }
}

/** In the body where the provider takes it there; else, as the standard supposes, in the header. */
function bySecret(secret: string): client.ClientAuth {
  const post = client.ClientSecretPost(secret);
  const basic = client.ClientSecretBasic(secret);
  return (server, ...rest) => {
    const inBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
    (inBody ? post : basic)(server, ...rest);
  };
}

/** An e-mail the provider has not verified is anybody's. */
function identifierIn(claims: Claims, name: string): string | null {
  const value = claims[name];
  if (typeof value !== 'string' || value.trim() === '') return null;
  if (name === 'email' && claims.email_verified === false) return null;
  return value.trim().toLowerCase();
}

function admitted(claims: Claims, admits: ProviderSettings['admits']): boolean {
  if (admits === null) return true;
  const held = claims[admits.claim];
  return (Array.isArray(held) ? held : [held]).some((one) => typeof one === 'string' && admits.values.includes(one));
}

function isOfNetwork(fault: unknown): boolean {
  return fault instanceof TypeError || (fault instanceof Error && ['TimeoutError', 'AbortError'].includes(fault.name));
}
