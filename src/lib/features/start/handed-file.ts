/** A file dropped on the first page, on its way to the page that reads it. */
let handed: File | null = null;

export function handOver(file: File): void {
  handed = file;
}

/** Gives the file once; a second visit starts empty. */
export function takeOver(): File | null {
  const file = handed;
  handed = null;
  return file;
}
