/** Years a plan can have; anything else in the address is another page. */
export function match(param: string): boolean {
  return /^20[1-9]\d$/.test(param);
}
