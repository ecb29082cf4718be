import { Hono } from 'hono';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import * as v from 'valibot';
import { RECOVERY_KEY_HEADER, SETUP_CODE_HEADER, TakenKey } from '#lib/protocol/backups.ts';
import type { BackupOverview, OfferedKey, RestoredEntity } from '#lib/protocol/backups.ts';
import { BackupFault } from '../../backup/backup-fault.ts';
import { stemOf } from '../../backup/backups.ts';
import { readTypedKey } from '../../backup/key-faults.ts';
import { useKey } from '../../backup/new-key.ts';
import { keyIdOf } from '../../backup/recovery-key.ts';
import { currentKey } from '../../backup/recovery-keys.ts';
import { logCommand } from '../../entity/command-log.ts';
import { exportEntity, exportText } from '../../transfer/export-entity.ts';
import type { AppContext, AppEnv, Services } from '../context.ts';
import { HttpProblem, invalid } from '../problem.ts';
import type { HttpProblemCode } from '../problem.ts';
import { readBody } from '../request-body.ts';

const Nothing = v.object({});

/** The copies: seen, made, taken away by those who keep them; and put back where no Comune is. */
export function backupRoutes(services: Services): Hono<AppEnv> {
  const { host } = services;
  const { backups } = host;
  const routes = new Hono<AppEnv>();

  const keeper = async (c: AppContext): Promise<string> => {
    const { person } = await services.signedIn(c);
    host.ente.assertMay(person, 'keep-backups');
    return person;
  };

  const overview = async (): Promise<BackupOverview> => {
    const key = currentKey(host.ente.db);
    const { progress, fault, health } = await backups.state();
    return {
      key: key === null ? null : { id: key.id, createdAt: key.createdAt },
      folder: backups.folder.path,
      copies: (await backups.list()).map(({ name, at, size, header }) => ({
        name,
        at: at.toISOString(),
        size,
        key: header.key,
      })),
      progress,
      fault: fault === null || fault === 'no-folder' || fault === 'no-room' ? fault : 'other',
      stale: health === 'stale',
      nightly: !host.example,
    };
  };

  routes.get('/backups', async (c) => {
    await keeper(c);
    return c.json(await overview());
  });

  routes.post('/backups', async (c) => {
    await keeper(c);
    await readBody(c, Nothing);
    if (currentKey(host.ente.db) === null) throw new HttpProblem('backup-no-key');
    if ((await backups.state()).progress !== null) throw new HttpProblem('backup-busy');
    // What goes wrong on the way is in the overview.
    void backups.make().catch(() => undefined);
    return c.json(await overview(), 202);
  });

  routes.get('/backups/:name', async (c) => {
    await keeper(c);
    const copy = await backups.find(c.req.param('name'));
    if (copy === null) throw new HttpProblem('not-found');
    const content = Readable.toWeb(createReadStream(backups.folder.pathOf(copy)));
    return new Response(content as unknown as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(copy.size),
        'content-disposition': `attachment; filename="${copy.name}"`,
        'cache-control': 'no-store',
      },
    });
  });

  // Whoever keeps the copies and their key can open all of it.
  routes.get('/export', async (c) => {
    const person = await keeper(c);
    const { ente } = host;
    const text = exportText(await exportEntity(ente));
    logCommand(ente.db, {
      at: ente.clock().toISOString(),
      person,
      roles: ente.rolesOf(person),
      type: 'entity.export',
      payload: {},
    });
    return new Response(text, {
      headers: {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="${stemOf(ente.registry.entity.name, ente.clock())}.json"`,
        'cache-control': 'no-store',
      },
    });
  });

  routes.post('/backups/key', async (c) => {
    const person = await keeper(c);
    await readBody(c, Nothing);
    const { offer, key } = backups.keys.offer(host.ente.registry.entity.id, person);
    const offered: OfferedKey = { offer, id: keyIdOf(key.publicBytes), groups: key.text.split('-') };
    return c.json(offered);
  });

  routes.post('/backups/key/taken', async (c) => {
    const person = await keeper(c);
    const { offer, lastGroup } = await readBody(c, TakenKey);
    const publicBytes = backups.keys.take(offer, host.ente.registry.entity.id, person, lastGroup);
    if (publicBytes === null) throw invalid('lastGroup', 'Non è l’ultimo gruppo di questa chiave.');
    await useKey(host.ente, person, publicBytes);
    return c.json(await overview());
  });

  routes.post('/restore', async (c) => {
    if (host.current !== null || host.hasReal) throw new HttpProblem('already-set-up');
    services.assertMaySetUp(c, c.req.header(SETUP_CODE_HEADER));
    const { body } = c.req.raw;
    if (body === null) throw new HttpProblem('copy-unknown');
    const source = body as unknown as AsyncIterable<Uint8Array>;
    const reader = keptOpen(source);
    try {
      const key = readTypedKey(c.req.header(RECOVERY_KEY_HEADER) ?? '');
      const { header } = await host.restore(reader.bytes, key, { over: false, by: null });
      const restored: RestoredEntity = { entity: header.entity.name, copiedAt: header.createdAt };
      return c.json(restored);
    } catch (fault) {
      // A browser that is still sending would not hear the answer.
      await reader.drain();
      throw fault instanceof BackupFault ? problemOf(fault) : fault;
    }
  });

  return routes;
}

/** More than this is not waited for: whoever sends it will see a broken connection. */
const MOST_DRAINED = 512 * 1024 * 1024;

/** A body that can be read on after its reader has given up. */
function keptOpen(source: AsyncIterable<Uint8Array>): { bytes: AsyncIterable<Uint8Array>; drain: () => Promise<void> } {
  const iterator = source[Symbol.asyncIterator]();
  return {
    bytes: { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) },
    drain: async () => {
      for (let drained = 0; drained < MOST_DRAINED;) {
        const next = await iterator.next().catch(() => null);
        if (next === null || next.done === true) return;
        drained += next.value.byteLength;
      }
    },
  };
}

const PROBLEMS: Partial<Record<BackupFault['code'], HttpProblemCode>> = {
  'not-a-copy': 'copy-unknown',
  'newer-format': 'copy-newer',
  'newer-version': 'copy-newer',
  damaged: 'copy-damaged',
  'wrong-key': 'copy-other-key',
  'no-room': 'copy-no-room',
};

function problemOf(fault: BackupFault): HttpProblem {
  if (fault.code === 'mistyped-key')
    return new HttpProblem('key-mistyped', { faults: [{ path: 'key', detail: fault.detail }] });
  return new HttpProblem(PROBLEMS[fault.code] ?? 'fault');
}
