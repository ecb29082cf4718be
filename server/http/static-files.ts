import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { HttpProblem } from './problem.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
};

type Bytes = Uint8Array<ArrayBuffer>;

interface Served {
  modified: number;
  etag: string;
  plain: Bytes;
  /** Browsers take `br` only on https and localhost; on an http address of the network they take `gzip`. */
  br: Bytes | null;
  gzip: Bytes | null;
}

/** The built pages, with the compressed forms the build laid beside them. Their number is small: what was asked for once stays in memory. */
export class StaticFiles {
  readonly #folder: string;
  readonly #served = new Map<string, Served>();

  constructor(folder: string) {
    this.#folder = normalize(folder);
  }

  /** The file; the shell for an address a person typed; 404 for a file that is not there. */
  async answer(request: Request): Promise<Response> {
    const path = pathOf(request);
    const file = path === null || path === '/' ? null : await this.#load(path);
    if (file !== null && path !== null) return respond(request, path, file);
    if (path !== '/' && !isNavigation(request, path)) throw new HttpProblem('not-found');
    const shell = await this.#load('/index.html');
    if (shell === null) throw new HttpProblem('not-found');
    return respond(request, '/index.html', shell);
  }

  async #load(path: string): Promise<Served | null> {
    const file = join(this.#folder, path);
    if (!file.startsWith(this.#folder + sep)) return null;
    const facts = await stat(file).catch(() => null);
    if (facts === null || !facts.isFile()) return null;
    const known = this.#served.get(path);
    if (known?.modified === facts.mtimeMs) return known;
    const plain = new Uint8Array(await readFile(file));
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
    const [br, gzip] = await Promise.all([beside(`${file}.br`, facts.mtimeMs), beside(`${file}.gz`, facts.mtimeMs)]);
    const served = { modified: facts.mtimeMs, etag, plain, br, gzip };
    this.#served.set(path, served);
    return served;
  }
}

function pathOf(request: Request): string | null {
  try {
    const path = decodeURIComponent(new URL(request.url).pathname);
    return path.includes('\0') || path.includes('\\') ? null : path;
  } catch {
    return null;
  }
}

/** A browser that goes to a page says so; a path with an extension is a file. */
function isNavigation(request: Request, path: string | null): boolean {
  if (path === null || path.startsWith('/_app/') || extname(path) !== '') return false;
  return (
    request.headers.get('sec-fetch-mode') === 'navigate' || (request.headers.get('accept') ?? '').includes('text/html')
  );
}

function respond(request: Request, path: string, file: Served): Response {
  const headers = new Headers({
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
  });
  if (request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
  const encoding = encodingFor(request.headers.get('accept-encoding') ?? '');
  const compressed = encoding === null ? null : file[encoding];
  const body = compressed ?? file.plain;
  if (encoding !== null && compressed !== null) headers.set('content-encoding', encoding);
  headers.set('content-length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

function encodingFor(accepted: string): 'br' | 'gzip' | null {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : null;
}

/** The compressed form of a file; an older one is of another build. */
async function beside(file: string, modified: number): Promise<Bytes | null> {
  const facts = await stat(file).catch(() => null);
  return facts === null || facts.mtimeMs < modified ? null : new Uint8Array(await readFile(file));
}
