// A link label as written -> the form in which labels are compared (CommonMark 4.7: case folded, white space collapsed).

/** The same normal form as the Markdown parser's, so that either may look up what the other stored. */
export const normalLabel = (label: string): string =>
  label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
