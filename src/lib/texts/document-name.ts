/** Which document is meant, where its own page is not open. */
export type DocumentName =
  | { kind: 'area'; area: string | null; year: number }
  | { kind: 'plan'; year: number }
  | { kind: 'mandate' }
  | { kind: 'eval-sheet' | 'self-sheet' | 'evidence'; person: string | null; year: number }
  | { kind: 'talk' }
  /** No longer this person's to see. */
  | { kind: 'gone' };
