import * as v from 'valibot';

/** Every text, list and picture of a document has a size. */
const words = (max = 20_000) => v.pipe(v.string(), v.maxLength(max));
const many = <Schema extends v.GenericSchema>(schema: Schema, max: number) => v.pipe(v.array(schema), v.maxLength(max));

const inline = v.variant('type', [
  v.object({
    type: v.literal('text'),
    text: words(),
    bold: v.optional(v.literal(true)),
    italic: v.optional(v.literal(true)),
    // Nothing that runs, and no page of the app: it is not there when the file is.
    link: v.optional(v.pipe(words(2_000), v.regex(/^(https?:\/\/|mailto:)[^\s]+$/i))),
  }),
  v.object({ type: v.literal('break') }),
]);
const line = many(inline, 2_000);
const paragraph = v.object({
  type: v.literal('paragraph'),
  text: line,
  role: v.optional(v.picklist(['note', 'label'])),
});

type Part = v.InferOutput<typeof paragraph> | { type: 'list'; ordered: boolean; items: Part[][] };
const list = (items: v.GenericSchema<Part>) =>
  v.object({ type: v.literal('list'), ordered: v.boolean(), items: many(many(items, 200), 2_000) });
const DEPTH = 5;
/** Lists in lists as deep as a document may have them: no body from outside can nest further. */
const items: v.GenericSchema<Part>[] = [paragraph];
for (let depth = 1; depth < DEPTH; depth += 1) {
  // Named, not spelled out: the description of the protocol would double at every level.
  const below = v.lazy(() => items[depth - 1] ?? paragraph);
  items.push(v.union([paragraph, list(below)]));
}
const item = v.lazy(() => items[DEPTH - 1] ?? paragraph);

const picture = v.object({
  png: v.pipe(words(400_000), v.base64()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4_000)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4_000)),
  // A picture without words is one that somebody cannot see.
  alt: v.pipe(words(500), v.minLength(1)),
});
const millimetres = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000));
const point = v.tuple([millimetres, millimetres]);
const cell = many(line, 500);
const row = v.object({ id: v.nullable(words(64)), cells: many(cell, 30) });
const table = v.pipe(
  v.object({
    type: v.literal('table'),
    caption: words(500),
    columns: v.pipe(
      many(
        v.object({
          head: words(200),
          unit: words(60),
          align: v.picklist(['left', 'right', 'center']),
          share: v.pipe(v.number(), v.minValue(0.1), v.maxValue(1_000)),
        }),
        30,
      ),
      v.minLength(1),
    ),
    rowHeader: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(29))),
    rows: many(row, 5_000),
    total: v.nullable(v.object({ label: words(200), values: many(v.nullable(words(200)), 30) })),
  }),
  v.check(
    ({ columns, rows, total }) =>
      rows.every(({ cells }) => cells.length === columns.length) &&
      (total === null || (total.values.length === columns.length && total.values.some((value) => value !== null))),
  ),
);
const block = v.variant('type', [
  v.object({
    type: v.literal('heading'),
    level: v.picklist([1, 2, 3, 4]),
    text: line,
  }),
  paragraph,
  list(item),
  table,
  v.object({
    type: v.literal('figure'),
    picture,
    caption: words(500),
    width: v.pipe(v.number(), v.minValue(5), v.maxValue(270)),
  }),
  v.object({
    type: v.literal('drawing'),
    caption: words(500),
    drawing: v.object({
      width: millimetres,
      height: millimetres,
      boxes: many(
        v.object({
          x: millimetres,
          y: millimetres,
          width: millimetres,
          height: millimetres,
          lines: many(words(200), 60),
          titles: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
        }),
        200,
      ),
      strokes: many(v.object({ from: point, to: point }), 800),
      alt: v.pipe(words(2_000), v.minLength(1)),
    }),
  }),
  v.object({ type: v.literal('page-break') }),
]);

export const PDF_STANDARDS = ['a-2a', 'ua-1'] as const;
/** PDF/A-2a, to be kept with the acts; PDF/UA-1, to be read by everybody. One file is one of them. */
export type PdfStandard = (typeof PDF_STANDARDS)[number];

/** POST /api/pdf → the file. Who may read the plan of the year; of what the device has, nothing is looked up. */
export const PdfRequest = v.object({
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  standard: v.picklist(PDF_STANDARDS),
  tree: v.object({
    language: v.pipe(words(12), v.regex(/^[a-z]{2}-[A-Z]{2}$/)),
    template: v.picklist(['istituzionale', 'classico']),
    letterhead: v.object({
      entity: words(200),
      province: words(200),
      stemma: v.nullable(picture),
      act: words(400),
    }),
    title: v.pipe(words(400), v.minLength(1)),
    subtitle: many(words(400), 5),
    cover: v.boolean(),
    contents: v.nullable(words(100)),
    sections: many(v.object({ landscape: v.boolean(), blocks: many(block, 5_000) }), 200),
    watermark: v.nullable(words(20)),
    standing: words(200),
    pageWords: v.tuple([words(40), words(40)]),
    keywords: many(words(200), 20),
  }),
  stamp: v.object({
    fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    madeAt: v.pipe(v.string(), v.isoTimestamp()),
    words: words(200),
  }),
});
export type PdfRequest = v.InferOutput<typeof PdfRequest>;
