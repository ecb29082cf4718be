import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { RICH_MARKS, RICH_NODES, RICH_ROOT } from '#lib/documents/rich-schema.ts';
import { richExtensions } from '#lib/ui/rich-text/extensions.ts';

const schema = getSchema(richExtensions());

test('[DO8] the editor knows exactly the nodes, attributes and marks that documents may hold', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual([...Object.keys(RICH_NODES), 'text'].sort());
  expect(schema.topNodeType.name).toBe(RICH_ROOT);
  expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(RICH_MARKS).sort());
  for (const [name, { attributes }] of Object.entries(RICH_NODES)) {
    expect([name, Object.keys(schema.nodes[name]?.spec.attrs ?? {}).sort()]).toEqual([
      name,
      Object.keys(attributes).sort(),
    ]);
  }
  expect(Object.keys(schema.marks.link?.spec.attrs ?? {})).toEqual(['href']);
});

test('what a node of the editor may hold is what the relay lets it hold', () => {
  for (const [name, { children }] of Object.entries(RICH_NODES)) {
    const type = schema.nodes[name];
    if (!type) throw new Error(`no node ${name}`);
    const allowed = Object.values(schema.nodes).filter((child) => {
      for (let match = type.contentMatch, steps = 0; steps < 3; steps += 1) {
        if (match.matchType(child)) return true;
        const next = match.defaultType ? match.matchType(match.defaultType) : null;
        if (!next) return false;
        match = next;
      }
      return false;
    });
    expect([name, allowed.map((child) => child.name).sort()]).toEqual([name, [...children].sort()]);
  }
});
