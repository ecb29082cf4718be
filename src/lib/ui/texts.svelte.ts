import { it } from '#lib/texts/it/index.ts';
import { loadTexts, type Language, type Texts } from '#lib/texts/texts.ts';

let current: Texts = $state.raw(it);
let wanted: Language = 'it';

/**
 * The dictionary of the language on screen, `t.common.save`. Reading a section in a template follows the
 * language; take what you need where you use it, not once at the top of a module.
 */
export const t: Texts = Object.defineProperties(
  {} as Texts,
  Object.fromEntries(
    Object.keys(it).map((section) => [section, { enumerable: true, get: () => current[section as keyof Texts] }]),
  ),
);

/** Shows the interface in another language; the page says so to assistive technology. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  try {
    const texts = await loadTexts(language);
    // Already on screen, or another one was chosen meanwhile.
    if (texts === current || wanted !== language) return;
    current = texts;
    document.documentElement.lang = texts.format.locale;
  } catch {
    // A language that is not on the device yet and cannot be fetched: the one on screen stays.
  }
}
