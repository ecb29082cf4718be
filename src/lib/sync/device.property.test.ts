import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { DocumentSync } from './document-sync.ts';
import { HandFlushedRelay, type HandFlushedSocket } from './hand-flushed-relay.ts';
import { TestDevice } from './test-device.ts';

type Step =
  'connect' | 'edit' | 'flush' | 'accept' | 'greet' | 'take' | 'acknowledge' | 'drop' | 'retry' | 'crash' | 'refuse';
const STEPS: Step[] = [
  'connect',
  'edit',
  'flush',
  'accept',
  'greet',
  'take',
  'acknowledge',
  'drop',
  'retry',
  'crash',
  'refuse',
];

interface Tab {
  sync: DocumentSync;
  sockets: HandFlushedSocket[];
  /** From now on the tab does nothing to the disk: it has crashed. */
  die(): void;
}

/** One person with two tabs, and everything that may happen between them and the relay. */
class Scene {
  readonly relay = new HandFlushedRelay(createStructure({ kind: 'area', year: 2027, area: 'amm' }));
  readonly device = new TestDevice();
  readonly store = this.device.openStore();
  readonly tabs: Tab[] = [];
  /** Titles this device has called saved. */
  readonly saved = new Set<string>();
  #written: string[] = [];
  #titles = 0;

  async open(at: number): Promise<void> {
    const sockets: HandFlushedSocket[] = [];
    let dead = false;
    const store: LocalStore = new Proxy(this.device.openStore(), {
      get: (target, key, receiver) =>
        dead ? () => Promise.reject(new Error('crashed')) : Reflect.get(target, key, receiver),
    });
    const Base = this.relay.socket;
    const Socket = class extends Base {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        sockets.push(this as unknown as HandFlushedSocket);
      }
    };
    const sync = new DocumentSync(this.device.environment(Socket, store), 'doc', 'area');
    this.tabs[at] = { sync, sockets, die: () => (dead = true) };
    await sync.open();
  }

  async step(step: Step, at: number): Promise<void> {
    const tab = this.tabs[at];
    const socket = tab?.sockets.at(-1);
    if (!tab || !socket) return;
    const open = socket.readyState === socket.OPEN;
    switch (step) {
      case 'edit': {
        const title = `Obiettivo ${(this.#titles += 1)}`;
        if (tab.sync.document instanceof AreaDocument) tab.sync.document.addObjective({ title });
        this.#written.push(title);
        break;
      }
      case 'flush':
        await Promise.all(this.tabs.map(({ sync }) => sync.flush()));
        for (const title of this.#written.splice(0)) this.saved.add(title);
        break;
      case 'connect':
        if (socket.readyState !== socket.CONNECTING) break;
        this.relay.accept(socket);
        this.relay.greet(socket);
        this.relay.take(socket);
        break;
      case 'accept':
        if (socket.readyState === socket.CONNECTING) this.relay.accept(socket);
        break;
      case 'greet':
        if (open && !socket.attached) this.relay.greet(socket);
        break;
      case 'take':
        if (open) this.relay.take(socket);
        break;
      case 'acknowledge':
        if (open) this.relay.acknowledge(socket);
        break;
      case 'drop':
        if (socket.readyState !== socket.CLOSED) this.relay.close(CLOSE.restart, socket);
        break;
      case 'retry':
        tab.sync.retryNow();
        break;
      case 'crash':
        tab.die();
        await tab.sync.close();
        // What was not saved yet may go with the tab.
        this.#written = [];
        await this.open(at);
        break;
      case 'refuse': {
        if (!open) break;
        const refused = new Promise((resolve) => tab.sync.once('refused', resolve));
        this.relay.close(CLOSE.rejected, socket);
        await refused;
        this.#written = [];
        break;
      }
    }
  }

  /** Where a title may be: at the relay, on its way, or refused and kept. */
  async places(): Promise<string> {
    const unsent = (await this.store.unsent()).flatMap((row) => row.changes.map((change) => change.to));
    const refused = (await this.store.forks()).flatMap((fork) => fork.values.map((value) => value.mine));
    return [...this.stored(), ...unsent, ...refused].join('|');
  }

  stored(): string[] {
    return new AreaDocument(this.relay.doc).read().objectives.map(({ title }) => title);
  }

  shown(tab: Tab): string[] {
    const { document } = tab.sync;
    return document instanceof AreaDocument ? document.read().objectives.map(({ title }) => title) : [];
  }

  async close(): Promise<void> {
    for (const tab of this.tabs) await tab.sync.close();
    await this.store.wipe();
  }
}

test('[DE1] [WI3] [RE3] whatever happens between two tabs and the relay: nothing saved is lost, and green is true', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(1)), { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      const scene = new Scene();
      try {
        await scene.open(0);
        await scene.open(1);
        for (const [step, at] of plan) {
          await scene.step(step, at);
          const stored = new Set(scene.stored());
          for (const tab of scene.tabs) {
            const { unsent, connection } = tab.sync.facts(0);
            if (unsent > 0 || connection !== 'synced') continue;
            expect(scene.shown(tab).filter((title) => !stored.has(title))).toEqual([]);
          }
        }
        const places = await scene.places();
        for (const title of scene.saved) expect(places).toContain(title);

        // At last the network is good: everything that is not refused arrives.
        for (const tab of scene.tabs) {
          const socket = tab.sockets.at(-1);
          if (socket && socket.readyState !== socket.CLOSED) scene.relay.close(CLOSE.restart, socket);
          tab.sync.retryNow();
          const last = tab.sockets.at(-1);
          if (last) scene.relay.serve(last);
          await tab.sync.flush();
        }
        expect(scene.tabs.map((tab) => tab.sync.facts(0).unsent)).toEqual([0, 0]);
        expect(await scene.store.unsent()).toEqual([]);
        const [one, two] = scene.tabs.map((tab) => scene.shown(tab).sort());
        expect(one).toEqual(scene.stored().sort());
        expect(two).toEqual(one);
      } finally {
        await scene.close();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
