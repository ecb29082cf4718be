/** Words inside an element of HTML or XML. */
export function escape(words: string): string {
  return words.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** Words inside an attribute with double quotes. */
export function attribute(words: string): string {
  return escape(words).replace(/"/gu, '&quot;');
}
