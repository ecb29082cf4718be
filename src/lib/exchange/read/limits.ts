/** What is accepted from a file, so that a hostile or mistaken one cannot take the device down. */
export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_CELLS = 200_000;
/** Unpacked XML of a .docx. */
export const MAX_UNPACKED = 60 * 1024 * 1024;
