import { createReadStream, existsSync } from 'node:fs';
import { format } from '#lib/texts/it/format.ts';
import { newKey } from '../../backup/new-key.ts';
import { readTypedKey } from '../../backup/key-faults.ts';
import { currentKey } from '../../backup/recovery-keys.ts';
import type { EnteHost } from '../../entity/ente-host.ts';
import { minuteIn } from '../../entity/today.ts';
import { done, refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';

/** Makes a copy, with a new key before it when asked. The key is on stdout, once. */
export async function backUp(host: EnteHost, args: readonly string[]): Promise<Outcome> {
  const files = args.filter((arg) => arg !== '--new-key');
  const [file = null, ...more] = files;
  if (more.length > 0 || file?.startsWith('-') === true) return refusal(2, 'Si usa così: backup [FILE] [--new-key]');
  if (file !== null && existsSync(file)) return refusal(2, `Il file ${file} c’è già: scegli un altro nome.`);
  const { ente } = host;
  const had = currentKey(ente.db);
  const key = args.includes('--new-key') ? await newKey(ente, null) : null;
  const copy = await host.backups.make(file);
  const lines = key === null ? [] : keyLines(key.text, key.id, had !== null);
  const where = file ?? (copy === null ? '' : host.backups.folder.pathOf(copy));
  return done([...lines, `Copia fatta: ${where}`, ''].join('\n'));
}

function keyLines(text: string, id: string, replaces: boolean): string[] {
  return [
    `Chiave di recupero ${id}. Scrivila e conservala in cassaforte, non in questo computer: non sarà più mostrata.`,
    '',
    text,
    '',
    ...(replaces ? ['Le copie fatte finora si aprono solo con la chiave di prima: conserva anche quella.'] : []),
  ];
}

export async function listBackups(host: EnteHost): Promise<Outcome> {
  const { entity } = host.ente.registry;
  const copies = await host.backups.list();
  if (copies.length === 0)
    return done(`${entity.name}: nella cartella ${host.backups.folder.path} non ci sono ancora copie.\n`);
  const lines = copies.map(
    ({ name, at, size, header }) => `${minuteIn(at)}  ${format.fileSize(size)}  chiave ${header.key}  ${name}`,
  );
  return done(`${entity.name}, copie in ${host.backups.folder.path}\n${lines.join('\n')}\n`);
}

/** `file key [--over]`: the command line has asked for the key before. */
export async function restore(host: EnteHost, args: readonly string[]): Promise<Outcome> {
  const [file, key, over] = args;
  if (file === undefined || key === undefined || (over !== undefined && over !== '--over'))
    return refusal(2, 'Si usa così: restore FILE [--over]');
  if (host.hasReal && over === undefined)
    return refusal(2, 'In questa cartella c’è già un Comune: usa un’altra cartella, o --over per metterlo da parte.');
  const source = createReadStream(file) as AsyncIterable<Buffer>;
  const recovery = readTypedKey(key);
  const { header, movedTo } = await host.restore(source, recovery, { over: over !== undefined, by: null });
  return done(
    [
      `${header.entity.name}: rimesso dalla copia del ${minuteIn(new Date(header.createdAt))}, e controllato.`,
      ...(movedTo === null ? [] : [`Il Comune che c’era è in ${movedTo}.`]),
      'Ognuno accede di nuovo; quello che i dispositivi hanno in più torna da solo.',
      '',
    ].join('\n'),
  );
}
