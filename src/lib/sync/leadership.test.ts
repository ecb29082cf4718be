import { afterEach, expect, test } from 'vitest';
import { Leadership } from './leadership.ts';

const tabs: Leadership[] = [];
let names = 0;

afterEach(() => {
  for (const tab of tabs.splice(0)) tab.stop();
});

/** The real Web Locks, which Node has too. */
function open(name: string, changes: boolean[] = []): Leadership {
  const tab: Leadership = new Leadership(navigator.locks, name, () => changes.push(tab.leads));
  tabs.push(tab);
  return tab;
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(holds()).toBe(true);
}

test('[DE3] one tab leads; when it stops the next one does', async () => {
  const name = `tabs-${(names += 1)}`;
  const [first, second, third] = [open(name), open(name), open(name)];
  first.start();
  await until(() => first.leads);
  second.start();
  third.start();
  first.stop();
  await until(() => second.leads);
  expect([first.leads, third.leads]).toEqual([false, false]);
  second.stop();
  await until(() => third.leads);
});

test('[DE3] a tab that is looked at takes over, and the other waits for its turn', async () => {
  const name = `tabs-${(names += 1)}`;
  const [hidden, shown] = [open(name), open(name)];
  hidden.start();
  await until(() => hidden.leads);
  shown.start();
  shown.claim();
  await until(() => shown.leads && !hidden.leads);
  shown.claim();
  await until(() => shown.leads);
  shown.stop();
  await until(() => hidden.leads);
});

test('[DE3] a stopped tab leads no more, also when its turn would have come', async () => {
  const name = `tabs-${(names += 1)}`;
  const changes: boolean[] = [];
  const [first, second] = [open(name), open(name, changes)];
  first.start();
  await until(() => first.leads);
  second.start();
  second.stop();
  first.stop();
  const next = open(name);
  next.start();
  await until(() => next.leads);
  expect(changes).toEqual([]);
});

test('[DE8] without locks each tab is its own leader', () => {
  const alone = new Leadership(null, 'x', () => undefined);
  alone.start();
  expect(alone.leads).toBe(true);
});
