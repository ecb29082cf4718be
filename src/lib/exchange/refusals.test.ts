import { expect, test } from 'vitest';
import { readPlanFile } from './read-plan-file.ts';
import { MAX_BYTES } from './read/limits.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['empty', new Uint8Array()],
  ['empty', bytes(' \n\t ')],
  ['damaged', bytes('%PDF-1.7 …')],
  ['old-word', bytes('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 W\0o\0r\0d\0')],
  ['encrypted', bytes(`\u00d0\u00cf\u0011\u00e0${[...'EncryptedPackage'].map((letter) => `${letter}\0`).join('')}`)],
  ['image-only', bytes('\u0089PNG\r\n\u001a\n')],
  ['image-only', bytes('<html><body><img src="scan.png"></body></html>')],
  ['not-text', bytes('\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0001\u0002\u0003 abc')],
  ['damaged', bytes('PK\u0003\u0004 not really a zip')],
  ['no-table', bytes('Una lettera senza tabelle, con una frase sola.')],
  ['no-table', bytes('Voce;Importo;Anno\nMensa;100;2025\nScuola;200;2025\n')],
  ['too-large', new Uint8Array(MAX_BYTES + 1)],
])('%s: says why', async (reason, content) => {
  const result = await readPlanFile({ name: 'piano.csv', bytes: content });
  expect(result).toMatchObject({ ok: false, reason });
});

test('a table of a million cells is refused before it is laid out', async () => {
  const row = `<tr>${'<td colspan=1000 rowspan=1000>x</td>'.repeat(3)}</tr>`;
  expect(await readPlanFile({ html: `<table>${row.repeat(1200)}</table>` })).toMatchObject({
    ok: false,
    reason: 'too-many-cells',
  });
});
