/** `gli` before numbers that begin with a vowel (8, 11, 80 …) and before zero, else `i`. */
export function articleOf(count: number): 'i' | 'gli' {
  const whole = String(Math.floor(count));
  return whole === '0' || whole === '11' || whole.startsWith('8') ? 'gli' : 'i';
}
