import { WebSocket as NodeSocket } from 'ws';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { recoveryPort } from '#lib/app/recovery-port.ts';
import { createSend } from '#lib/app/request.ts';
import { DocumentSync } from '#lib/sync/document-sync.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import type { RecoveryPort } from '#lib/sync/recovery.ts';
import { TestDevice } from '#lib/sync/test-device.ts';
import type { TestServer } from '../../server/testing/test-server.ts';

/** A person's browser against the real server: real documents, stores, sockets and requests. */
export class Tablet {
  readonly device = new TestDevice();
  readonly identifier: string;
  readonly store: LocalStore;
  readonly #server: TestServer;
  readonly #password: string;
  readonly #document: string;
  cookie = '';
  sync!: DocumentSync;
  readonly refused: number[] = [];
  /** Steps in front of what is handed back. */
  beforeOffer: () => Promise<void> = () => Promise.resolve();

  constructor(server: TestServer, person: string, identifier: string, document: string, password = 'lunga-abbastanza') {
    this.#server = server;
    this.identifier = identifier;
    this.#password = password;
    this.#document = document;
    this.device.owner.person = person;
    this.store = this.device.openStore();
  }

  async signIn(): Promise<void> {
    this.cookie = await this.#server.signIn(this.identifier, this.#password);
  }

  /** With what this browser kept from before. */
  async open(): Promise<void> {
    const cookie = () => this.cookie;
    const Socket = class extends NodeSocket {
      constructor(url: string, protocols?: string[]) {
        super(url, protocols, { headers: { cookie: cookie() } });
      }
    };
    const environment = this.device.environment(Socket as unknown as typeof WebSocket, this.store);
    environment.url = `${this.#server.base.replace('http', 'ws')}/sync`;
    environment.recovery = this.#recovery();
    this.sync = new DocumentSync(environment, this.#document, 'area');
    this.sync.on('refused', (code) => this.refused.push(code));
    await this.sync.open();
  }

  async close(): Promise<void> {
    await this.sync.close();
  }

  get area(): AreaDocument {
    if (!(this.sync.document instanceof AreaDocument)) throw new Error('not open');
    return this.sync.document;
  }

  /** Until the relay has everything of ours and we everything of it. */
  async settled(): Promise<void> {
    await this.sync.flush();
    await this.until(() => this.sync.facts(0).connection === 'synced' && !this.sync.hasUnsent);
  }

  /** Resolves at the first status or content for which `when` holds. */
  until(when: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!when()) return;
        this.sync.off('status', check);
        this.sync.off('content', check);
        resolve();
      };
      this.sync.on('status', check);
      this.sync.on('content', check);
      check();
    });
  }

  #recovery(): RecoveryPort {
    const send = createSend((path, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', this.cookie);
      return fetch(`${this.#server.base}${String(path)}`, { ...init, headers });
    });
    const port = recoveryPort(send);
    return {
      standing: port.standing,
      offer: async (document, offer) => {
        await this.beforeOffer();
        return port.offer(document, offer);
      },
    };
  }
}
