import { expect, test } from 'vitest';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { AREA_ID, serveRelay } from './served-relay.ts';
import { StockDevice } from './stock-device.ts';

test('[WI2] two stock clients edit one durable document and converge, each edit acknowledged', async () => {
  const served = await serveRelay();
  const anna = new StockDevice(served, 'anna');
  const bruno = new StockDevice(served, 'bruno');
  await Promise.all([anna.synced(), bruno.synced()]);
  const annaDocument = new AreaDocument(anna.doc);
  const brunoDocument = new AreaDocument(bruno.doc);

  const id = annaDocument.addObjective({ title: 'Digitalizzare lo sportello', weight: 2_000 });
  await bruno.until(() => brunoDocument.read().objectives.length === 1);
  brunoDocument.setField(id, 'weight', 1_500);
  brunoDocument.setField(id, 'description', 'In tre fasi');
  await anna.until(() => annaDocument.read().objectives[0]?.description === 'In tre fasi');
  await Promise.all([anna.allAcknowledged(), bruno.allAcknowledged()]);

  expect(annaDocument.read()).toEqual(brunoDocument.read());
  expect(await served.relay.read(AREA_ID)).toEqual(annaDocument.read());
  const people = (await served.store.log(AREA_ID)).map((row) => row.person);
  expect(new Set(people)).toEqual(new Set([null, 'anna', 'bruno']));
  const [latest] = await served.store.changes(AREA_ID, { field: 'weight', limit: 1 });
  expect(latest).toMatchObject({ row: id, from: 2_000, to: 1_500, person: 'bruno', outcome: 'applied' });

  anna.destroy();
  bruno.destroy();
  await served.close();
});

test('[WI3] documents for benches and tests take the stock client as it is, without our subprotocol', async () => {
  const served = await serveRelay({ fixture: true });
  const anna = new StockDevice(served, 'anna', { protocols: [] });
  const bruno = new StockDevice(served, 'bruno', { protocols: [] });
  await Promise.all([anna.synced(), bruno.synced()]);
  const annaDocument = new AreaDocument(anna.doc);
  const brunoDocument = new AreaDocument(bruno.doc);
  annaDocument.addObjective({ title: 'Di Anna' });
  brunoDocument.addObjective({ title: 'Di Bruno' });
  const complete = (document: AreaDocument) => document.read().objectives.length === 2;
  await Promise.all([anna.until(() => complete(annaDocument)), bruno.until(() => complete(brunoDocument))]);
  expect(annaDocument.read()).toEqual(brunoDocument.read());
  expect(anna.hello).toBeNull();
  anna.destroy();
  bruno.destroy();
  await served.close();
});
