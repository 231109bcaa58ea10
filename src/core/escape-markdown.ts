// Escapes plain text for Markdown.

/** The text of a heading, an entry of a list or a link, on one line: no character in it is markup, a tag or an entity. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(
      /[\\`*[\]<]|^>|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu,
      (character) => `\\${character}`,
    )
    .replace(/\s*\n\s*/g, ' ');
