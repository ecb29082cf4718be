import { expect, test } from 'vitest';
import { decodeExtension, MESSAGE, SYNC } from '#lib/protocol/frames.ts';
import type { ProbeSocket } from './probe-socket.ts';
import { RelayStage } from './relay-stage.ts';

const sealing = () =>
  RelayStage.set({ sealOwner: (document, client, person) => `${document}/${client}/${String(person)}` });

const owners = (socket: ProbeSocket) =>
  socket.extensions().flatMap((message) => (message.type === 'owners' ? message.entries : []));

/** At which place among the frames each kind came first. */
function firstOf(socket: ProbeSocket) {
  const at = (matches: (frame: Uint8Array) => boolean) => socket.received.findIndex(matches);
  return {
    owners: at((frame) => frame[0] === MESSAGE.extension && decodeExtension(frame)?.type === 'owners'),
    content: at((frame) => frame[0] === MESSAGE.sync && frame[1] !== SYNC.step1),
    step1: at((frame) => frame[0] === MESSAGE.sync && frame[1] === SYNC.step1),
  };
}

test('[RE11] who comes is told whose the client ids are, before anything else is said', async () => {
  const stage = await sealing();
  const anna = await stage.member('anna');
  anna.document.addObjective({ title: 'Di Anna' });
  anna.send();
  await stage.commit();
  const socket = await stage.connect('bruno');
  await stage.commit();
  const told = owners(socket);
  expect(told.find(({ client }) => client === anna.doc.clientID)).toMatchObject({ person: 'anna' });
  expect(told.some(({ person }) => person === null)).toBe(true);
  expect(told.every(({ mac, client, person }) => mac.endsWith(`/${client}/${String(person)}`))).toBe(true);
  const first = firstOf(socket);
  expect(first.owners).toBeLessThan(first.step1);
});

test('[RE11] a new client id is told to all, its writer too, before its first change arrives', async () => {
  const stage = await sealing();
  const anna = await stage.member('anna');
  const bruno = await stage.member('bruno');
  anna.socket.received.length = 0;
  bruno.socket.received.length = 0;
  anna.document.addObjective({ title: 'Di Anna' });
  anna.send();
  await stage.commit();
  for (const { socket } of [anna, bruno]) {
    expect(owners(socket)).toMatchObject([{ client: anna.doc.clientID, person: 'anna' }]);
  }
  const first = firstOf(bruno.socket);
  expect(first.owners).toBeLessThan(first.content);
  const ack = anna.socket.extensions().findIndex(({ type }) => type === 'ack');
  expect(anna.socket.extensions().findIndex(({ type }) => type === 'owners')).toBeLessThan(ack);
  anna.socket.received.length = 0;
  anna.document.addObjective({ title: 'Ancora' });
  anna.send();
  await stage.commit();
  expect(owners(anna.socket)).toEqual([]);
});

test('[RE11] a stock client is told nothing it does not understand', async () => {
  const stage = await sealing();
  const anna = await stage.member('anna');
  const stock = await stage.connect('bruno', { subprotocol: null });
  anna.document.addObjective({ title: 'Di Anna' });
  anna.send();
  await stage.commit();
  expect(stock.extensions()).toEqual([]);
});
