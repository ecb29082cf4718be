import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { openZip } from '#lib/exchange/read/zip.ts';
import { readPlanFile } from '#lib/exchange/read-plan-file.ts';
import { textPart, writeZip, type Part } from './fixtures/corpus/write-zip.ts';
import { pdfOfObjects } from '#lib/exchange/read/pdf/test-pdf.ts';

/** Whatever a file asks for, nothing is fetched while it is read. */
async function read(name: string, bytes: Uint8Array) {
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('nothing is fetched'));
  try {
    const result = await readPlanFile({ name, bytes });
    expect(fetched).not.toHaveBeenCalled();
    return result;
  } finally {
    fetched.mockRestore();
  }
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const row = (...cells: string[]) =>
  `<w:tr>${cells.map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`;
const TABLE = `<w:tbl>${row('Obiettivo', 'Peso')}${row('Albo', '60')}${row('Sito', '40')}</w:tbl>`;
const word = (body: string, before = ''): Part[] => [
  textPart(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  textPart(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`,
  ),
  textPart('word/document.xml', `<?xml version="1.0"?>${before}<w:document ${W}><w:body>${body}</w:body></w:document>`),
];
const titles = (result: Awaited<ReturnType<typeof read>>) =>
  result.ok ? result.plan.areas.flatMap((area) => area.objectives.map(({ title }) => title)) : result.reason;

test('a few kilobytes that unpack to a hundred megabytes are not unpacked', async () => {
  const bomb = writeZip([...word(TABLE), textPart('word/comments.xml', ' '.repeat(65_000_000))]);
  expect(bomb.length).toBeLessThan(200_000);
  expect(await read('piano.docx', bomb)).toMatchObject({ ok: false, reason: 'too-large' });
  // In a workbook the pictures are unpacked as well.
  const workbook = writeZip([
    textPart('xl/workbook.xml', '<workbook/>'),
    textPart('xl/media/a.png', ' '.repeat(100_000)),
  ]);
  await expect(openZip(workbook, true, 50_000)).rejects.toMatchObject({ code: 'too-large' });
  await expect(openZip(workbook, false, 50_000)).resolves.toBeDefined();
});

test('an archive that says one thing and is another is not believed', async () => {
  const lying = word(TABLE).map((part) => ({ ...part, method: 0 }));
  expect(await read('piano.docx', writeZip(lying))).toMatchObject({ ok: false, reason: 'damaged' });
  const locked = word(TABLE).map((part) => ({ ...part, encrypted: true }));
  expect(await read('piano.docx', writeZip(locked))).toMatchObject({ ok: false, reason: 'encrypted' });
});

test.each([
  ['that reads a file of the device', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
  ['that asks a server', '<!DOCTYPE d [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]>'],
  ['that grows without end', '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'],
])('an entity %s is refused', async (_, doctype) => {
  expect(await read('piano.docx', writeZip(word(TABLE, doctype)))).toMatchObject({ ok: false, reason: 'unsafe' });
});

test('macros and linked pictures are left alone, the table is read', async () => {
  const links = textPart(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" Type="${REL}/image" Target="http://example.org/spia.png" TargetMode="External"/><Relationship Id="m1" Type="${REL}/attachedTemplate" Target="http://example.org/modello.dotm" TargetMode="External"/></Relationships>`,
  );
  const macro = { name: 'word/vbaProject.bin', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]) };
  const picture = `<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${REL}" r:link="p1"/></w:drawing></w:r></w:p>`;
  expect(titles(await read('piano.docm', writeZip([...word(picture + TABLE), links, macro])))).toEqual([
    'Albo',
    'Sito',
  ]);
});

test('nothing of a page runs or is kept but its words', async () => {
  const page = `<!doctype html><html><body onload="alert(1)"><script>fetch('http://example.org')</script>
    <img src="http://example.org/spia.png" onerror="alert(2)"><iframe src="http://example.org"></iframe>
    <table><tr><th>Obiettivo</th><th>Peso</th></tr>
    <tr><td>Albo<script>alert(3)</script></td><td>60</td></tr>
    <tr><td><a href="javascript:alert(4)">Sito</a></td><td>40</td></tr></table></body></html>`;
  const result = await read('piano.html', new TextEncoder().encode(page));
  expect(titles(result)).toEqual(['Albo', 'Sito']);
  expect(JSON.stringify(result)).not.toMatch(/alert|<script|onerror|example\.org/);
});

/** A PDF of one page with these further objects. */
function pdf(content: string, catalog = '', further: readonly string[] = []): Uint8Array {
  return pdfOfObjects([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...further,
  ]);
}
const at = (x: number, y: number, words: string) => `BT /F 11 Tf ${x} ${y} Td (${words}) Tj ET\n`;

test('what a PDF would run or open is never run, its words are read', async () => {
  const lines = [at(50, 700, 'Obiettivo'), at(300, 700, 'Peso'), at(400, 700, 'Scadenza')];
  lines.push(at(50, 680, 'Albo'), at(300, 680, '60'), at(400, 680, '31/12/2026'));
  lines.push(at(50, 660, 'Sito'), at(300, 660, '40'), at(400, 660, '30/06/2026'));
  const asks = '/OpenAction << /S /JavaScript /JS (app.launchURL\\("http://example.org"\\)) >> /AA << /WC 6 0 R >>';
  const file = pdf(lines.join(''), asks, ['<< /S /Launch /F (/bin/sh) >>']);
  expect(titles(await read('piano.pdf', file))).toEqual(['Albo', 'Sito']);
});

test('a scan and a file under a password say so', async () => {
  expect(await read('scansione.pdf', pdf('q 500 0 0 700 40 40 cm Q'))).toMatchObject({
    ok: false,
    reason: 'image-only',
  });
  const locked = new Uint8Array(readFileSync('tests/fixtures/locked.pdf'));
  expect(await read('piano.pdf', locked)).toMatchObject({ ok: false, reason: 'encrypted' });
});
