// Escapes plain text for HTML.

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes `&`, `<`, `>` and `"`, for element content and double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  // Most texts contain none of these, so test before replacing.
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (char) => entities[char] ?? char) : text;

/** Escapes `&`, `<` and `>`, for element content only. */
export const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replace(/[&<>]/g, (char) => entities[char] ?? char) : text;
