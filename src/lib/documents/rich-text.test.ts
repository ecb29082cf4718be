import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block, Inline, RichText, TableCell } from '#lib/domain/rich-text.ts';
import { observeChanges, type FieldChange } from './changes.ts';
import { createStructure } from './kind.ts';
import { PlanDocument } from './plan-document.ts';
import { checkTransaction } from './policy.ts';
import { excerpt, fillRich } from './rich-text.ts';
import { EditHistory } from './undo.ts';

const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'è', '🏛'), minLength: 1, maxLength: 8 });
const marked = fc
  .record({
    text: words,
    bold: fc.boolean(),
    italic: fc.boolean(),
    link: fc.constantFrom('', 'https://comune.example/a'),
  })
  .map(({ text, bold, italic, link }): Inline => ({
    type: 'text',
    text,
    ...(bold && { bold: true as const }),
    ...(italic && { italic: true as const }),
    ...(link !== '' && { link }),
  }));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: marked },
  fc.constant<Inline>({ type: 'break' }),
  fc.constantFrom('ente', 'anno').map((name): Inline => ({ type: 'field', name })),
);
const line = fc.array(inline, { maxLength: 4 }).map(joined);
const paragraph = line.map((content): Block => ({ type: 'paragraph', content }));
const list = (depth: number): fc.Arbitrary<Block> =>
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(
      fc
        .tuple(paragraph, depth > 0 ? fc.option(list(depth - 1), { nil: null }) : fc.constant(null))
        .map((blocks) => blocks.filter((block) => block !== null)),
      { minLength: 1, maxLength: 3 },
    ),
  });
const cell = fc.record({
  header: fc.boolean(),
  colspan: fc.integer({ min: 1, max: 3 }),
  rowspan: fc.constant(1),
  content: fc.array(fc.oneof(paragraph, list(0)), { minLength: 1, maxLength: 2 }),
}) satisfies fc.Arbitrary<TableCell>;
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows): Block => ({ type: 'table', rows }));
const heading = fc
  .tuple(fc.constantFrom(2 as const, 3 as const, 4 as const), line)
  .map(([level, content]): Block => ({ type: 'heading', level, content }));
const richText: fc.Arbitrary<RichText> = fc.array(fc.oneof(paragraph, heading, list(2), table), { maxLength: 6 });

/** Words with the same marks are one piece, as they read back. */
function joined(pieces: Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const { text: _a, ...marks } = piece.type === 'text' ? piece : { text: '' };
    const { text: _b, ...lastMarks } = last?.type === 'text' ? last : { text: '', none: true };
    if (piece.type === 'text' && last?.type === 'text' && JSON.stringify(marks) === JSON.stringify(lastMarks))
      result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}

const STRUCTURE = createStructure({ kind: 'plan', year: 2027 });

function openPlan(): PlanDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, STRUCTURE);
  return new PlanDocument(doc);
}

/** What the relay says to what a device did. */
function judged(relay: PlanDocument, device: PlanDocument): string | null {
  let fault: string | null = null;
  const judge = (transaction: Y.Transaction) =>
    (fault ??= checkTransaction(relay.doc, 'plan', transaction)?.code ?? null);
  relay.doc.on('afterTransaction', judge);
  Y.applyUpdate(relay.doc, Y.encodeStateAsUpdate(device.doc, Y.encodeStateVector(relay.doc)));
  relay.doc.off('afterTransaction', judge);
  return fault;
}

/** A relay and a device that hold the same plan with one chapter. */
function pair(body: RichText = []): { relay: PlanDocument; device: PlanDocument; text: Y.XmlFragment; id: string } {
  const relay = openPlan();
  const device = openPlan();
  Y.applyUpdate(device.doc, Y.encodeStateAsUpdate(relay.doc));
  const id = device.chapters.add({ title: 'Presentazione', body });
  expect(judged(relay, device)).toBeNull();
  return { relay, device, text: device.chapters.text(id)!, id };
}

test('a text reads back as it was written, and the relay accepts it', () => {
  fc.assert(
    fc.property(richText, (body) => {
      const { relay } = pair(body);
      expect(relay.read().chapters[0]?.body).toEqual(body);
    }),
    { numRuns: 150 },
  );
});

test('writing, marking and deleting anywhere in a text is accepted, also merged', () => {
  const at = fc.nat(1_000);
  const act = fc.record({ kind: fc.constantFrom('insert', 'delete', 'bold', 'block', 'remove'), at, who: fc.nat(1) });
  fc.assert(
    fc.property(richText, fc.array(act, { maxLength: 20 }), (body, acts) => {
      const { relay, device } = pair(body);
      const other = openPlan();
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(relay.doc));
      for (const { kind, at: place, who } of acts) {
        const one = [device, other][who]!;
        const text = one.chapters.text(one.read().chapters[0]!.id)!;
        const texts = [...text.createTreeWalker((node) => node instanceof Y.XmlText)] as unknown as Y.XmlText[];
        const chosen = texts[place % Math.max(1, texts.length)];
        if (kind === 'block') fillRich(text, [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }]);
        else if (kind === 'remove') text.delete(0, Math.min(1, text.length));
        else if (chosen && kind === 'insert') chosen.insert(place % (chosen.length + 1), 'y');
        else if (chosen && chosen.length > 0 && kind === 'delete') chosen.delete(place % chosen.length, 1);
        else if (chosen && chosen.length > 0) chosen.format(0, chosen.length, { bold: place % 2 ? {} : null });
      }
      expect(judged(relay, device)).toBeNull();
      expect(judged(relay, other)).toBeNull();
      Y.applyUpdate(device.doc, Y.encodeStateAsUpdate(relay.doc));
      expect(device.read()).toEqual(relay.read());
    }),
    { numRuns: 150 },
  );
});

describe('the relay refuses what no editor of ours writes', () => {
  const element = (
    name: string,
    attributes: Record<string, unknown> = {},
    children: (Y.XmlElement | Y.XmlText)[] = [],
  ) => {
    const node = new Y.XmlElement<Record<string, never>>(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value as never);
    node.insert(0, children);
    return node as unknown as Y.XmlElement;
  };
  const written = (text: string, marks: Record<string, unknown>) => {
    const node = new Y.XmlText();
    node.insert(0, text, marks);
    return node;
  };
  const nested = (depth: number): Y.XmlElement =>
    element('bulletList', {}, [element('listItem', {}, depth > 0 ? [nested(depth - 1)] : [])]);

  test.each<[string, () => Y.XmlElement | Y.XmlText, string]>([
    ['a script', () => element('script'), 'nested'],
    ['words outside a paragraph', () => written('a', {}), 'nested'],
    ['a table without rows', () => element('table', {}, [element('paragraph')]), 'nested'],
    ['a cell in a paragraph', () => element('paragraph', {}, [element('tableCell')]), 'nested'],
    ['a title of level 1', () => element('heading', { level: 1 }), 'formatting'],
    ['an attribute of its own', () => element('paragraph', { onclick: 'alert(1)' }), 'formatting'],
    ['a field that is no name', () => element('paragraph', {}, [element('field', { name: '<b>' })]), 'formatting'],
    [
      'a cell as wide as the world',
      () => element('table', {}, [element('tableRow', {}, [element('tableCell', { colspan: 9e9 })])]),
      'formatting',
    ],
    [
      'a link that runs',
      () => element('paragraph', {}, [written('a', { link: { href: 'javascript:alert(1)' } })]),
      'formatting',
    ],
    [
      'a link with more',
      () => element('paragraph', {}, [written('a', { link: { href: '/a', onclick: 'x' } })]),
      'formatting',
    ],
    ['a mark of its own', () => element('paragraph', {}, [written('a', { color: 'red' })]), 'formatting'],
    ['a mark with a value', () => element('paragraph', {}, [written('a', { bold: { style: 'x' } })]), 'formatting'],
    ['lists without end', () => nested(20), 'nested'],
  ])('%s', (_what, make, code) => {
    const { relay, device, text } = pair();
    text.insert(0, [make()]);
    expect(judged(relay, device)).toBe(code);
  });

  test('an embedded object, an attribute on words, a type of another kind', () => {
    const embed = pair([{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }]);
    const words = (embed.text.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    words.insertEmbed(0, { image: 'x' });
    expect(judged(embed.relay, embed.device)).toBe('formatting');

    const attribute = pair([{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }]);
    ((attribute.text.get(0) as Y.XmlElement).get(0) as Y.XmlText).setAttribute('a', 'b');
    expect(judged(attribute.relay, attribute.device)).toBe('formatting');

    const hook = pair();
    hook.text.insert(0, [new Y.XmlHook('x') as unknown as Y.XmlElement]);
    expect(judged(hook.relay, hook.device)).toBe('nested');
  });

  test('the text itself may be emptied, never taken away or replaced', () => {
    const emptied = pair([{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }]);
    emptied.text.delete(0, 1);
    expect(judged(emptied.relay, emptied.device)).toBeNull();
    const row = (one: PlanDocument, id: string) => one.doc.getMap('chapters').get(id) as Y.Map<unknown>;
    row(emptied.device, emptied.id).delete('body');
    expect(judged(emptied.relay, emptied.device)).toBe('text-removed');
    const replaced = pair();
    row(replaced.device, replaced.id).set('body', new Y.XmlFragment());
    expect(judged(replaced.relay, replaced.device)).toBe('text-removed');
    const plain = pair();
    row(plain.device, plain.id).set('body', 'testo');
    expect(judged(plain.relay, plain.device)).not.toBeNull();
  });

  test('more than fits', () => {
    const { relay, device, text } = pair();
    fillRich(text, [{ type: 'paragraph', content: [{ type: 'text', text: 'a'.repeat(200_001) }] }]);
    expect(judged(relay, device)).toBe('too-long');
  });
});

test('a change of a text is told as one, with how the text begins', () => {
  const { device, text, id } = pair([{ type: 'paragraph', content: [{ type: 'text', text: 'Il piano' }] }]);
  const told: FieldChange[] = [];
  observeChanges(device.doc, 'plan', (changes) => told.push(...changes));
  ((text.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(8, ' della performance');
  expect(told).toEqual([{ table: 'chapters', row: id, field: 'body', from: '', to: 'Il piano della performance' }]);
  expect(excerpt(text, 8)).toBe('Il piano');
});

test('undoing the addition of a chapter takes it away and leaves what a colleague wrote in it', () => {
  const { relay, device } = pair();
  const history = new EditHistory(device);
  const id = device.chapters.add({ title: 'Contesto' });
  expect(judged(relay, device)).toBeNull();
  fillRich(relay.chapters.text(id)!, [{ type: 'paragraph', content: [{ type: 'text', text: 'di un collega' }] }]);
  Y.applyUpdate(device.doc, Y.encodeStateAsUpdate(relay.doc));
  history.undo();
  expect(device.read().chapters.map(({ title }) => title)).toEqual(['Presentazione']);
  history.redo();
  expect(device.read().chapters.at(-1)?.body).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'di un collega' }] },
  ]);
});
