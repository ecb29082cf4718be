import { expect, test } from 'vitest';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { AREA_ID, serveRelay } from './served-relay.ts';
import { StockDevice } from './stock-device.ts';

test('[WI4] a restart closes with 1012, the stock client comes back by itself with what was written meanwhile', async () => {
  const first = await serveRelay();
  const anna = new StockDevice(first, 'anna');
  const document = new AreaDocument(anna.doc);
  await anna.synced();
  document.addObjective({ title: 'Prima' });
  await anna.allAcknowledged();
  await first.close();
  await anna.until(() => anna.closes.length > 0);
  expect(anna.closes[0]).toBe(CLOSE.restart);
  expect(anna.closed).toEqual([]);

  document.addObjective({ title: 'Durante' });
  const second = await serveRelay({ store: first.store, port: first.port });
  await anna.allAcknowledged();
  expect(await second.relay.read(AREA_ID)).toEqual(document.read());
  expect(document.read().objectives.map((one) => one.title)).toEqual(['Prima', 'Durante']);
  anna.destroy();
  await second.close();
});

test('[RE4] rights taken away: off the socket at once, and it stays off', async () => {
  const rights = new Map<string, 'none' | 'read' | 'write'>();
  const served = await serveRelay({ rights: (person) => rights.get(person) ?? 'write' });
  const anna = new StockDevice(served, 'anna');
  const bruno = new StockDevice(served, 'bruno');
  await Promise.all([anna.synced(), bruno.synced()]);
  expect(anna.hello).toMatchObject({ access: 'write', reason: null, seq: 1, schema: DOCUMENT_SCHEMA.area });

  rights.set('anna', 'none');
  await served.relay.rightsChanged();
  await anna.until(() => anna.closed.length > 0);
  expect(anna.closed).toEqual([CLOSE.noAccess]);

  rights.set('bruno', 'read');
  await served.relay.rightsChanged();
  await bruno.until(() => bruno.hello?.access === 'read' && bruno.provider.synced);
  expect(bruno.closes).toEqual([CLOSE.role]);
  expect(bruno.hello?.reason).toBe('role');
  expect(bruno.closed).toEqual([]);
  new AreaDocument(bruno.doc).addObjective({ title: 'Non più mio' });
  await bruno.until(() => bruno.closed.length > 0);
  expect(bruno.closed).toEqual([CLOSE.notWritable]);
  anna.destroy();
  bruno.destroy();
  await served.close();
});
