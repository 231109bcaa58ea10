// The form in which terms of the text and of the glossary are compared.

/** Without marks of Markdown, in lower case, with single spaces. */
export const termKey = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
