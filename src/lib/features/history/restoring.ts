/** What is to be as it was after a row of the log. */
export interface Restoring {
  seq: number;
  /** Null: the whole document. */
  place: { table: string; row: string; field?: string } | null;
  /** In words. */
  name: string;
}
