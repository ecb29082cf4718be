/** The largest amount that can be written: ten milliard euro, in cents. */
export const LARGEST_AMOUNT = 1_000_000_000_000;

/**
 * The euro cents an amount spells, or null: `12.500,00 €`, `12500`, `€ 12.500`. A dot groups thousands,
 * but where only one or two digits follow it: then it can only be a decimal sign.
 */
export function parseMoney(text: string): number | null {
  const written = text.replace(/€|euro|\s/giu, '');
  const match =
    /^(\d{1,3}(?:\.\d{3})+|\d{1,11})(?:,(\d{1,2}))?$/.exec(written) ?? /^(\d{1,11})\.(\d{1,2})$/.exec(written);
  if (!match) return null;
  const cents = Number((match[1] ?? '').replaceAll('.', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents <= LARGEST_AMOUNT ? cents : null;
}
