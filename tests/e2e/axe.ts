import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect, type Page } from '@playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** `within`: only there, for what lies over the page and covers targets that it hides while it is open. */
export async function clean(page: Page, what: string, within = 'html'): Promise<void> {
  // Soft: one fault does not hide those of the next page.
  expect.soft(await faultsIn(page, within), what).toEqual([]);
}

/** What axe finds, one line a rule. */
export async function faultsIn(page: Page, within = 'html'): Promise<string[]> {
  await page.locator(within).first().waitFor();
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ([tags, include]) => {
      const runner = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await runner.run(include, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
        // There are no style sheets of other origins to be fetched first.
        preload: false,
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map((node) => `${node.target.join(' ')} (${(node.failureSummary ?? '').replaceAll(/\s+/g, ' ')})`)
            .join(' | ')}`,
      );
    },
    [TAGS, within] as const,
  );
}
