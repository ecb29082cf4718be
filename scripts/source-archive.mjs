import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './node-24.mjs';

const PARTS = ['.ci', 'scripts', 'server', 'src', 'static', 'tests'];
/** At the root only what is source by its name: a certificate or an .npmrc with a token may lie there too. */
const AT_ROOT = /^[\w.-]+\.(md|json|js|ts|yml)$|^LICENSE$|^\.(gitignore|prettier\w+)$/;

function* sources() {
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isFile() && AT_ROOT.test(entry.name)) yield entry.name;
  }
  const walk = function* (folder) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) yield* walk(path);
      else if (entry.isFile()) yield path;
    }
  };
  for (const part of PARTS) yield* walk(part);
}

/** One ustar header (POSIX.1-1988) and the padded content. */
function tarEntry(path, content) {
  const header = Buffer.alloc(512);
  const cut = path.length > 100 ? path.lastIndexOf('/', 154) : -1;
  header.write(path.slice(cut + 1), 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(content.length.toString(8).padStart(11, '0') + '\0', 124);
  header.write('00000000000\0', 136);
  header.write('        0ustar\u000000', 148);
  if (cut >= 0) header.write(path.slice(0, cut), 345, 155);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(sum.toString(8).padStart(6, '0') + '\0 ', 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

/** The source of the running version, which its users may have (EUPL-1.2, art. 5), as one .tar.gz. */
export function writeSourceArchive(file) {
  const entries = [...sources()]
    .filter((path) => statSync(join(root, path)).size < 5_000_000)
    .sort()
    .map((path) => tarEntry(`traguardo/${path}`, readFileSync(join(root, path))));
  writeFileSync(file, gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)])));
}
