import { expect, type Page } from '@playwright/test';

/** Tab, from the top of the page, comes to everything that can be used, and is never caught. */
export async function reachedByTab(page: Page, what: string): Promise<void> {
  const count = await page.evaluate(() => {
    const groups = new Set<string>();
    const usable = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]',
      ),
    ].filter((one) => {
      if (one.tabIndex < 0 || one.matches(':disabled') || one.closest('[inert]')) return false;
      if (!one.checkVisibility({ visibilityProperty: true })) return false;
      // Of radio buttons with one name Tab comes to one.
      if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
      return !groups.has(one.name) && groups.add(one.name);
    });
    for (const one of usable) one.dataset.waits = '';
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      const same =
        target instanceof HTMLInputElement && target.type === 'radio' ? `input[name="${target.name}"]` : null;
      for (const one of same ? document.querySelectorAll<HTMLElement>(same) : [target]) delete one.dataset.waits;
    });
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    return usable.length;
  });
  const waiting = page.locator('[data-waits]');
  // What arrives meanwhile, from the documents, is passed through too: twice the presses are enough.
  for (let pressed = 0; pressed <= 2 * count + 40; pressed += 1) {
    await page.keyboard.press('Tab');
    if (pressed >= count && pressed % 10 === 0 && (await waiting.count()) === 0) break;
  }
  const missed = await waiting.evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)));
  expect.soft(missed, what).toEqual([]);
}
