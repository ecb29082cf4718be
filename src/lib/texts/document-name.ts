/** Which document is meant, where its own page is not open. */
export type DocumentName =
  | { kind: 'area'; area: string | null; year: number }
  | { kind: 'plan'; year: number }
  | { kind: 'mandate' }
  /** No longer this person's to see. */
  | { kind: 'gone' };
