import { PROVINCES } from '#lib/domain/provinces.ts';
import { plain } from '../read/clean.ts';

/** Other ways of writing some of them. */
const ALIASES: readonly (readonly [string, string])[] = [
  ['MB', 'Monza Brianza'],
  ['FC', 'Forlì'],
  ['RE', 'Reggio nell’Emilia'],
  ['RC', 'Reggio di Calabria'],
];

const NAMES = [...Object.entries(PROVINCES), ...ALIASES].map(([code, name]) => ({ code, name: plain(name) }));

/** `Bergamo` or `BG` → `BG`; null for what is no Italian province. */
export function provinceCode(text: string): string | null {
  const upper = text.trim().toUpperCase();
  if (Object.hasOwn(PROVINCES, upper)) return upper;
  const name = plain(text).replace(/^aquila/, 'l aquila');
  const exact = NAMES.find((province) => province.name === name);
  return (exact ?? NAMES.find((province) => name.startsWith(`${province.name} `)))?.code ?? null;
}
