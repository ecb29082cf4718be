/** The layouts of an area's objectives that an address names; without one it is the table. */
export function match(param: string): boolean {
  return param === 'schede' || param === 'mesi' || param === 'persone';
}
