// Normalizes link labels for comparison (CommonMark 4.7: case folded, white space collapsed).

/** Same normal form as the Markdown parser's, so that each can look up labels stored by the other. */
export const normalLabel = (label: string): string =>
  label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
