/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';

/**
 * Keeps the shell of one version on the device, so that any address opens without network. Data
 * never passes through here: documents and the registry live in the databases of the page.
 */
const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

/** The page every address starts from. */
const SHELL = '/';
/** The pictures of the Guida: kept when they are seen, not before. */
const isPicture = (path: string) => path.startsWith('/guida/') && path.endsWith('.webp');
const KEPT = new Set([...build, ...files.filter((path) => !isPicture(path))]);

/**
 * Names this very build: two builds may bear one version number, and a waiting one must not write
 * into the shell of the one at work. File names carry the hash of their content.
 */
function fingerprint(paths: Iterable<string>): string {
  let hash = 0;
  for (const character of [...paths].join('\n')) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(36);
}

const CACHE = `traguardo-shell-${version}-${fingerprint(KEPT)}`;
/** Answered by the relay only. */
const LIVE = ['/api/', '/sync/', '/healthz', '/readyz', '/version', '/sorgente.tar.gz'];

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  // `reload` goes past the browser's own cache: a shell of the old version must not be kept as the new one. A file
  // whose name carries the hash of its content cannot be old, and the page has fetched many of them already.
  const named = (path: string) => path.includes('/_app/immutable/');
  await cache.addAll([SHELL, ...KEPT].map((path) => new Request(path, { cache: named(path) ? 'default' : 'reload' })));
}

async function dropOldShells(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('traguardo-shell-') && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

async function fromShell(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

async function keepWhenSeen(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(path, answer.clone());
  return answer;
}

worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOldShells()));

// A new version waits until the person says so: never a reload under someone's hands.
worker.addEventListener('message', (event: ExtendableMessageEvent) => {
  const data: unknown = event.data;
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') {
    event.waitUntil(worker.skipWaiting());
  }
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (LIVE.some((path) => url.pathname === path || url.pathname.startsWith(path))) return;
  if (request.mode === 'navigate') event.respondWith(fromShell(request, SHELL));
  else if (isPicture(url.pathname)) event.respondWith(keepWhenSeen(request, url.pathname));
  else if (KEPT.has(url.pathname)) event.respondWith(fromShell(request, url.pathname));
});
