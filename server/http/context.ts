import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { EnteHost } from '../entity/ente-host.ts';
import type { Provider } from '../auth/provider.ts';
import type { SignedIn } from '../auth/sessions.ts';
import type { Press } from '../pdf/press.ts';
import { SignInGuard } from '../auth/sign-in-guard.ts';
import { clientAddress } from './client-address.ts';
import type { ClientAddress, RemoteAddress } from './client-address.ts';
import { HttpProblem } from './problem.ts';
import type { SetupCode } from './setup-code.ts';
import { TokenBucket } from './token-bucket.ts';

export interface AppEnv {
  Bindings: HttpBindings;
  Variables: { requestId: string };
}
export type AppContext = Context<AppEnv>;

/** What the application is built from. */
export interface AppParts {
  host: EnteHost;
  clock: () => Date;
  version: string;
  /** Where the source of the running version is. */
  source: string;
  setupCode: SetupCode;
  baseUrl: string | null;
  https: boolean;
  trustedProxies: readonly string[];
  /** The organisation's own sign-in; null where there is none. */
  provider: Provider | null;
  remote: RemoteAddress;
  /** Folder of the built pages. */
  build: string;
  /** Makes PDFs, beside the relay. */
  press: Press;
  log: (line: Record<string, unknown>) => void;
}

/** What the routes share while the process lives. */
export class Services {
  readonly parts: AppParts;
  readonly guard: SignInGuard;
  /** An office behind one address signs in on a Monday morning; a guesser tries thousands. */
  readonly signInBucket: TokenBucket;
  readonly linkBucket: TokenBucket;
  readonly codeBucket: TokenBucket;
  /** Per person: a device that comes back brings a few forks, then hardly any. */
  readonly refusedBucket: TokenBucket;
  /** Field by field, as fast as a person presses. */
  readonly settledBucket: TokenBucket;
  /** Whatever is answered without a session. Who is signed in is not counted: a whole office may share one address. */
  readonly strangers: TokenBucket;
  /** A device fetches everything it may see in a dozen requests, then one now and then. */
  readonly batchBucket: TokenBucket;
  /** Per person: a document, looked at and made again, in two kinds. */
  readonly pdfBucket: TokenBucket;

  constructor(parts: AppParts) {
    this.parts = parts;
    this.guard = new SignInGuard(parts.clock);
    this.signInBucket = new TokenBucket(60, 2, parts.clock);
    this.linkBucket = new TokenBucket(30, 10, parts.clock);
    this.codeBucket = new TokenBucket(10, 30, parts.clock);
    this.refusedBucket = new TokenBucket(60, 20, parts.clock);
    this.settledBucket = new TokenBucket(300, 1, parts.clock);
    this.strangers = new TokenBucket(600, 0.2, parts.clock);
    this.batchBucket = new TokenBucket(240, 0.25, parts.clock);
    this.pdfBucket = new TokenBucket(30, 6, parts.clock);
  }

  get host(): EnteHost {
    return this.parts.host;
  }

  client(c: AppContext): ClientAddress {
    const { incoming } = c.env;
    return clientAddress(incoming, this.parts.remote(incoming), this.parts.trustedProxies);
  }

  /** Who asks; 401 when nobody. */
  async signedIn(c: AppContext): Promise<SignedIn> {
    const signedIn = await this.host.current?.sessions.read(c.req.header('cookie'));
    if (!signedIn) {
      this.strangers.take(this.client(c).ip);
      throw new HttpProblem('signed-out');
    }
    passCookies(c, signedIn.cookies);
    return signedIn;
  }

  /** The people at this machine need no code; all others type the one that was printed. */
  assertMaySetUp(c: AppContext, code: string | undefined): void {
    const client = this.client(c);
    if (client.local) return;
    this.codeBucket.take(client.ip);
    if (!this.parts.setupCode.matches(code ?? '')) throw new HttpProblem('wrong-code');
  }
}

export function passCookies(c: AppContext, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}
