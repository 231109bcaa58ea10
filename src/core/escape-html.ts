// Plain text -> text that may stand in HTML, between tags or in double quotes.

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text with `&`, `<`, `>` and `"` as references. */
export const escapeHtml = (text: string): string =>
  // Asked first, since most texts of a book have none of them.
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark) : text;

/** The same for text between tags, where quotes stay as they are. */
export const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replace(/[&<>]/g, (mark) => marks[mark] ?? mark) : text;
